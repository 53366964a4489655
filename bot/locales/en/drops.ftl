# Drops: content that is posted by a plan.
drops-command-schedule = Post a message later: reply /schedule tomorrow 9:00
drops-command-drops = What is planned here: see, change, pause, delete
drops-command-queue = Content at a steady pace: reply /queue, or set the pace
drops-command-suggest = Suggest something to post: /suggest your idea

# A member's idea.
drops-suggest-usage =
    Write your idea, or reply to it with /suggest:
    /suggest A photo quiz on Wednesdays
drops-suggest-many = Your earlier ideas still wait for the admins. Please give them a little time.
drops-suggest-thanks = Thank you. The admins will look at it.
drops-idea = { $name } suggests: { $what }.
drops-idea-taken = { $name } suggested: { $what }. It was taken.
drops-idea-declined = { $name } suggested: { $what }. It was not taken.
drops-idea-gone = That has been decided already.
drops-idea-noted = Noted.
drops-idea-yours = Your idea “{ $what }” was taken and will be posted with your name.
drops-credit = An idea of { $name }
drops-button-take = To the queue
drops-button-reserve = Reserve
drops-button-decline = Not this one

# What an admin is told.
drops-saved = Planned: { $what }.
drops-line = { $text }
drops-ends-count = It comes { $count } times, then it ends.
drops-ends-day = It ends after { $day }.
drops-ends-never = It has no end; /drops stops it.
drops-ends-queue = The queue has no end; /queue pause stops it. Another pace: /queue 3 a week 20:00
drops-with-pin = Pinned.
drops-with-silent = Silent.
drops-with-replaces = Replaces the one before.
drops-with-keep =
    { $minutes ->
        [one] Deleted after 1 minute.
       *[other] Deleted after { $minutes } minutes.
    }
drops-queued =
    Number { $number } in the queue, comes { $at }.
drops-queued-paused = Number { $number } in the queue. The queue is paused; /queue resume goes on.
drops-reserved = In reserve: posted when nobody has spoken for { $hours } hours, by day and seldom.
drops-full = { $limit } drops wait here, which is the most. Remove one first: /drops
drops-how =
    Reply to a message with /schedule and a time:
    /schedule tomorrow 9:00
    /schedule every mon, thu 20:00 until 31 Dec pin
    /schedule every 3 days 9:00 10 times silent
    /schedule 0 9 * * 1-5
    /schedule queue
    Or send me the message in private.
drops-changed = Changed. See /drops.
drops-changed-to = Changed: { $what }.
drops-look = Like this? Nothing is saved yet.
drops-what = { $what }
drops-back = It is as it was before.
drops-back-none = There is nothing to undo any more.
drops-noted = The time is noted. Now send me in private what shall be posted:

# How often.
drops-rule-once = once
drops-rule-cron = cron { $text }
drops-rule-every = every { $span } { $at }
drops-rule-daily = every day { $times }
drops-rule-weekly = { $days } { $times }
drops-comma = { ", " }
drops-day = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}

# What it is.
drops-kind = { $kind ->
    [text] text
    [photo] photo
    [video] video
    [animation] animation
    [document] file
    [sticker] sticker
    [voice] voice message
    [audio] audio
    [video_note] video message
    [poll] poll
   *[album] album
}
drops-named = { $kind } “{ $gist }”

# Times that cannot be read.
drops-unclear-words = I cannot read “{ $words }”. For example: tomorrow 9:00 · 26 Nov 20:00 · every mon 20:00 · every 3 days 9:00 · 0 9 * * 1-5
drops-unclear-time = When? For example: tomorrow 9:00 · every day 9:00
drops-unclear-past = That time has passed.
drops-unclear-day = There is no such day.
drops-unclear-step = That is too often: at least { $step } between two posts.
drops-unclear-never = There is no such time in any year, or it is not a cron line.
drops-unclear-end = The end does not fit: it belongs to something that repeats, and lies ahead.

drops-unfit-nothing = There is nothing to post in it.
drops-unfit-kind = This kind of message cannot be posted later. Text, photo, video, file, sticker, voice, album and poll can.
drops-unfit-long = It is too long to be posted: 4,096 characters at most, 1,024 under a photo or file.
drops-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
drops-unfit-quiz = Telegram tells me a quiz's answer only in private: send the quiz to me there.

# The list.
drops-none = Nothing is planned now. Reply to a message: /schedule tomorrow 9:00
drops-list =
    { $count ->
        [one] One is planned here:
       *[other] { $count } are planned here:
    }
drops-queue-none = The queue is empty. Reply to a message with /queue; set the pace with /queue 3 a week 20:00
drops-queue-usage = Set a pace that repeats: /queue mon, wed, fri 20:00
drops-queue-set = The queue posts: { $pace }. Next:
drops-queue =
    { $paused ->
        [yes] The queue is paused; /queue resume goes on. It holds { $count }:
       *[no] The queue posts: { $pace }. It holds { $count }:
    }
drops-reserve-none = Nothing is in reserve. Reply to a message: /schedule reserve
drops-reserve-usage = /queue reserve pause or /queue reserve resume
drops-reserve-paused = The reserve is paused; /queue reserve resume goes on.
drops-reserve =
    { $paused ->
        [yes] The reserve is paused; /queue reserve resume goes on. It holds { $count }:
       *[no] Posted when it is silent for long; /queue reserve pause stops that. In reserve, { $count }:
    }
drops-people =
    { $one ->
        [yes] 1 person
       *[no] { $count } people
    }
drops-posts =
    { $count ->
        [one] 1 post
       *[other] { $count } posts
    }
drops-best = { $label } draws most: { $mean } a post, elsewhere { $others } ({ $posts } posts).
drops-best-usual = { $label } draws most: { $mean } a post, usual for the hour { $usual }; elsewhere { $others }, usual { $elsewhere } ({ $posts } posts).
drops-last = Last: { $name }, { $at }: drew { $drew }.
drops-last-usual = Last: { $name }, { $at }: drew { $drew }, usual for that hour { $usual }.
drops-drew = So far in { $posts } posts: { $reply } answers by { $repliers }, { $reaction } reactions, { $vote } votes; { $people } a post.
drops-after = In the hour after it { $people } talk, usual { $people_usual }. In the hours after it { $reactions } reactions, usual { $reactions_usual }; { $joined } come, usual { $joined_usual }; { $gone } leave, usual { $gone_usual }.

# Several wordings.
drops-variant = { $letter } { $name }: { $posts } posts, { $people } each
drops-variant-aside = { $letter } { $name }: set aside, Telegram no longer has its file
drops-variant-only = Only { $letter } is posted now.
drops-variant-all = All are posted in turn again.
drops-variant-removed = { $letter } is not posted any more.
drops-variant-once = It is posted only once, so there is nothing to compare. Wordings take turns in a drop that repeats.
drops-variant-many = It has { $limit } wordings, which is the most.
drops-button-variant = Add a wording
drops-button-reword = Change { $letter }
drops-button-only = Use only { $letter }
drops-button-all = All in turn again
drops-button-without = Without { $letter }
drops-try =
    { $on ->
        [yes] A wording that draws more is now posted more often by itself; the others are still tried now and then.
       *[no] Wordings take turns evenly, whatever they draw.
    }
drops-try-usage = /drops try on or /drops try off

# The chart.
drops-button-chart = Chart
drops-chart-title = What our posts draw
drops-chart = What { $posts } posts since { $day } drew
drops-chart-by =
    { $by ->
        [kind] By kind
        [hour] By hour
       *[content] By content
    }
drops-chart-row =
    · { $label }: { $drew } a post ({ $posts ->
        [one] 1 post
       *[other] { $posts } posts
    })
drops-chart-row-usual =
    · { $label }: { $drew } a post, usual { $usual } ({ $posts ->
        [one] 1 post
       *[other] { $posts } posts
    })
drops-chart-below =
    { $usual ->
        [yes] People who answered, reacted or voted, a post. Mark: usually talking at that hour.
       *[no] People who answered, reacted or voted, a post.
    }
drops-chart-nameless = without words
drops-chart-none = Nothing to compare yet: no post is old enough.
drops-item = { $number } { $name }: { $state }
drops-one = <b>{ $name }</b>
drops-state-repeats = { $at }, { $rule }
drops-state = { $why ->
    [reserve] when it is silent for long
    [content] set aside, Telegram no longer has its file
    [right] paused, a right is missing
    [closed] paused, the chat or topic is closed
    [other] paused, Telegram refused it
    [unanswered] paused, nobody answered the last ones
   *[paused] paused
}
drops-gone = It is not planned any more.
drops-undone = Removed. It will not be posted.
drops-paused = Paused.
drops-resumed = It goes on.
drops-too-late = Its times are over. Give it another time.
drops-moved = Moved.
drops-seen = Sent to our private chat.
drops-now = It is being posted.

drops-button-see = Preview
drops-button-undo = Undo
drops-button-back = Undo
drops-button-save = Save
drops-button-other = Other time
drops-button-delete = Delete
drops-button-pause = Pause
drops-button-resume = Resume
drops-button-hold = Pause this one
drops-button-release = Resume this one
drops-button-up = Earlier
drops-button-down = Later
drops-button-when = Change time
drops-button-content = Change content
drops-button-now = Post now
drops-button-add = Add
drops-button-more = More
drops-button-form = Send it in private

# The form in private.
drops-form-content = Send me what shall be posted in “{ $group }”: text, photo, video, album, poll or file.
drops-form-variant = Send me another wording of it, posted in “{ $group }” in turn with the others: text, photo, video, album, poll or file.
drops-form-when = When shall it be posted in “{ $group }”? Choose, or write it: 26 Nov 20:00 · every mon 9:00 · every 3 days 9:00 10 times. How: pin, silent, replace, keep 2h; off again: no pin, loud, no replace, keep
drops-choice-0 = Tomorrow 9:00
drops-choice-1 = Tomorrow 20:00
drops-choice-2 = Every day 9:00
drops-choice-3 = Queue
drops-choice-4 = Reserve

# Cards.
drops-card-missed =
    { $count ->
        [one] Not posted at { $at }, as I was away too long: { $name }.
       *[other] Not posted { $count } times up to { $at }, as I was away too long: { $name }.
    }
drops-card-held = Not posted at { $at }, as it could not be sent in time: { $name }.
drops-card-wording = Not posted at { $at }: wording { $letter }, { $name }. Telegram no longer has its file, so this wording is set aside and the others go on: /drops
drops-card-unknown = Telegram did not say whether this was posted at { $at }: { $name }. Please look before you post it again.
drops-card-content = Not posted at { $at }: { $name }. Telegram no longer has its file, so it is set aside: /drops
drops-card-right = Not posted at { $at }: { $name }. I lack the right to send it; paused until you resume it: /drops
drops-card-closed = Not posted at { $at }: { $name }. The chat or topic is closed to me; paused until you resume it: /drops
drops-card-other = Not posted at { $at }: { $name }. Telegram refused it; paused until you resume it: /drops
drops-card-now = Posted now by an admin: { $name }.
drops-card-unanswered = Nobody answered the last { $count } posts from the reserve, so I leave the silence alone until something new is in reserve. A person's question may do more.
drops-low =
    { $count ->
        [one] One drop left in the queue, on { $day }.
       *[other] { $count } drops left in the queue, last on { $day }.
    }
drops-low-none = The queue is empty now. Add with /queue.
drops-button-slow = Slow down
drops-button-rest = Not now
drops-button-best = Re-run the best
drops-best-again = At the end of the queue once more:
drops-best-paused = At the end of the queue once more; it is paused, /queue resume lets it go on:
drops-best-done = They are at the end of the queue.
drops-best-none = Nothing to run again yet: of the used posts of the last 60 days none was answered, or all were posted in the last 14 days or wait already.
drops-best-item = · { $name }
drops-best-item-at = · { $name }: { $at }
drops-slowed = The queue posts more slowly now: { $pace }. Next on { $at }.
drops-changed-pace = The queue posts more slowly now.
drops-rests = Noted. Nothing more about the queue before { $day }.
drops-resting = You hear nothing of it for a week.
