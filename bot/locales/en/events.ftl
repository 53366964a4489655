# Events.
events-command-event = Make an event: /event Picnic | North gate | Sat 14:00
events-command-events = What is coming: when, where, am I in
events-command-here = I am here: /here and the code shown on site

# The message in the group.
events-title = <b>{ $title }</b>
events-line = { $text }
events-closes = Sign-up until { $until }
events-count =
    { $seats ->
        [0] { $count } signed up
       *[other] { $count } of { $seats } places taken
    }{ $waiting ->
        [0] { "" }
       *[other] { ", " }{ $waiting } waiting
    }
events-is-cancelled = Cancelled.
events-has-begun = It has begun.
events-is-over = It is over.
events-came-line =
    { $count ->
        [one] One of us came to “{ $title }”.
       *[other] { $count } of us came to “{ $title }”.
    }

# Signing up.
events-in = You are in: { $at }.
events-waiting =
    { $number ->
        [1] It is full. You are the first on the waiting list and hear from me when a place is free.
       *[other] It is full. You are number { $number } on the waiting list and hear from me when a place is free.
    }
events-out = You are off the list.
events-open-private = To be reminded, open our private chat once and press Start.
events-began = It has begun; the list is closed.
events-closed = Sign-up has ended.
events-gone = This event is not open any more.
events-was-cancelled = This event was cancelled.
events-no-person = Only people can sign up. Please write as yourself, not as the group or a channel.
events-no-member = This is for members of the group.
events-comma = { ", " }
events-who =
    { $names }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
events-who-counted =
    { $more ->
        [one] One member has signed up.
       *[other] { $more } members have signed up.
    }
events-who-none = Nobody has signed up yet.
events-file = “{ $title }” for your calendar. Open the file to add it.
events-file-sent = The file is in our private chat.

# To those who signed up.
events-moved-up =
    A place is free, and it is yours: “{ $title }”.
    { $when }{ $has_place ->
        [yes] { ", " }{ $place }
       *[no] { "" }
    }
events-reminder =
    You signed up for “{ $title }”.
    { $when }{ $has_place ->
        [yes] { ", " }{ $place }
       *[no] { "" }
    }
events-changed =
    “{ $title }” has changed. It now reads:
    { $when }{ $has_place ->
        [yes] { ", " }{ $place }
       *[no] { "" }
    }
events-cancelled = “{ $title }”, { $when }, was cancelled.
events-words =
    About “{ $title }”, { $when }:
    { $words }

# The list.
events-none = Nothing is planned yet.
events-none-admin =
    Nothing is planned yet. Make an event in one line:
    /event Picnic | North gate | Sat 14:00-16:00 | 20 places
events-list = <b>What is coming</b>
events-item = { $number } { $title }: { $when }{ $has_place ->
        [yes] { ", " }{ $place }
       *[no] { "" }
    }{ $mine ->
        [in] { " " }(you are in)
        [waiting] { " " }(you are waiting)
        [walked] { " " }(you came)
       *[no] { "" }
    }
events-mine = { $mine ->
    [in] You are in.
    [waiting] You are number { $number } on the waiting list.
    [walked] You came.
   *[no] You have not signed up.
}

# Making and changing one.
events-how =
    An event in one line, in any order:
    /event Picnic | North gate | Sat 14:00-16:00 | 20 places
    More, if you like: “sign up until Fri 18:00”, “no reminders”.
    Or step by step in private.
events-preview = The group will see this:
events-posted = Posted.
events-discarded = Discarded.
events-post-refused = The event “{ $title }” was not posted. Telegram said: { $why }
events-post-unknown = Telegram did not say whether the event “{ $title }” was posted. Please look before you post it again.
events-full = { $limit } events are ahead, which is the most.
events-changed-done =
    { $count ->
        [0] Changed.
        [one] Changed; one member was told.
       *[other] Changed; { $count } members were told.
    }
events-words-done =
    { $count ->
        [0] Nobody can be written to.
        [one] One member was written to.
       *[other] { $count } members were written to.
    }
events-quiet = No reminders for this one.
events-reminds = Reminders are on again.
events-stop-ask =
    { $count ->
        [0] Cancel “{ $title }”? Nobody has signed up.
        [one] Cancel “{ $title }”? One member has signed up and will be told.
       *[other] Cancel “{ $title }”? { $count } members have signed up and will be told.
    }
events-stopped = Cancelled.
events-form-title = An event for “{ $group }”. What is it called? (Or all at once, one thing a line: title, place, time, places.)
events-form-when = When? For example: Sat 14:00-16:00 · 28 Nov 19:30 · tomorrow 9:00
events-form-place = Where? A few words or a link.
events-form-seats = How many places? A number, or “no limit”.
events-form-words = What shall I tell those who signed up? Everybody gets it alone, in private.
events-amiss-title = It needs a title of 1 to 100 characters: /event Picnic | North gate | Sat 14:00
events-amiss-place = The place can have 1 to 200 characters.
events-amiss-when = When is it? For example: Sat 14:00-16:00 · 28 Nov 19:30 · tomorrow 9:00
events-amiss-past = That time has passed.
events-amiss-far = That is more than a year away.
events-amiss-seats = How many places? A number from 1 to 10,000, or “no limit”.
events-amiss-lasts = An event lasts from a minute to 14 days.
events-amiss-closes = Sign-up has to end before it begins: sign up until Fri 18:00
events-amiss-many = There is more in it than a title, a place and a time. Please separate them with | and name each once.
events-amiss-words = Please write 1 to 1,000 characters.

# Who came.
events-code =
    “{ $title }” begins. The code to show on site: <code>{ $code }</code>
    Who is there sends it to me in private, or /here { $code } in the group. You can also tap the names.
events-code-is = The code to show on site: { $code }
events-code-later = The code is made when it begins.
events-not-begun = It has not begun.
events-people =
    { $count ->
        [0] Nobody signed up for “{ $title }”.
       *[other] Who came to “{ $title }”? { $came } of { $count } so far. Tap a name.
    }
events-tick = ✓ { $name }
events-here-how = Send the code that is shown on site: /here and the code, or the code alone to me in private.
events-here-none = No event here takes codes now.
events-here-many = Too many wrong codes. Please ask an admin on site.
events-here-wrong =
    { $left ->
        [0] That is not the code. Please ask an admin on site.
        [one] That is not the code. You have one more try.
       *[other] That is not the code. You have { $left } more tries.
    }
events-here-right = Good that you are here: “{ $title }”.
events-card =
    “{ $title }”, { $when }: { $count } signed up, { $came ->
        [0] nobody has been ticked as there yet.
       *[other] { $came } came: { $names }.{ $missed ->
            [0] { "" }
           *[other] { " " }Not seen: { $others }.
        }
    }

# Buttons.
events-button-go = Sign up or off
events-button-calendar = Calendar
events-button-who = Who comes
events-button-post = Post
events-button-discard = Discard
events-button-again = Post again
events-button-form = Step by step
events-button-title = Title
events-button-when = Time
events-button-place = Place
events-button-seats = Places
events-button-words = Write to them
events-button-quiet = Reminders on/off
events-button-people = Who came
events-button-code = Code
events-button-stop = Cancel the event
events-button-off = Yes, cancel it
events-button-skip-place = No place
events-button-skip-seats = No limit
events-button-back = Back
events-button-more = More
