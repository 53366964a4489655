# What was answered and liked most.
best-command-best = What was answered and liked most this week
best-head = Answered and liked most in the last seven days
best-line = { $number }. { $name }: { $message } · answers { $replies }, reactions { $reactions }
best-line-planned = { $number }. { $message } · answers { $replies }, reactions { $reactions }
best-message = this message
best-post = this post
best-nameless = a member
best-none = Nothing stood out in the last seven days.
best-usage = /best post shows it here now; /best on, /best off, /best fri 18:00 set when it posts itself.
best-set =
    { $on ->
        [yes] It posts itself once a week, next on { $at }.
       *[no] It does not post itself any more.
    }
