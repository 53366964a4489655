# Polls: asked by a line or in private, closed at their time, and what came of them.
polls-command-poll = Ask the group: /poll question | option | option
polls-command-quiz = A question with a right answer: /quiz
polls-command-polls = Open polls: close or extend them

polls-how =
    Question and options, with bars or one a line:
    /poll Where shall we go? | Lake | Peak | The sea
    At the end, if you like: | several | anonymous | end 2h | end tomorrow 20:00 | every mon 20:00
    Votes in an anonymous poll earn no points: nobody is told who voted.
polls-how-quiz =
    Question and options, with * at the right one:
    /quiz Which is higher? | K2 | *Everest | Kangchenjunga | why: 8,849 m
    At the end, if you like: | anonymous | end 2h | every mon 20:00
polls-button-form = Write it in private

# What is wrong.
polls-wrong-question = The question is missing. /poll question | option | option
polls-wrong-question-long = The question is too long: at most 300 characters.
polls-wrong-few = A poll needs 2 to 12 options; I see { $words }. /poll question | option | option
polls-wrong-many = A poll has at most 12 options; I see { $words }.
polls-wrong-option-long = This option is too long (at most 100 characters): { $words }
polls-wrong-twice = This option stands there twice: { $words }
polls-wrong-right = Mark the right option with a star: *Everest
polls-wrong-rights = Mark one option as right, not several.
polls-wrong-several = A quiz has one answer. Leave “several” out.
polls-wrong-reason-long = The explanation is too long: at most 200 characters.
polls-wrong-end = A poll is open for 1 minute to 60 days.
polls-wrong-untold = Telegram did not tell me the answer of this quiz. Make a new one here, or write it.
polls-wrong-words = I cannot read “{ $words }”. For example: several · anonymous · 2h · tomorrow 20:00 · every mon 20:00

# To who asked.
polls-open = It stays open until you close it. /polls
polls-open-until = Open until { $at }.
polls-button-close = Close now
polls-button-extend = Extend
polls-button-remove = Remove
polls-removed = Removed.
polls-points = Please leave @names and links out of the poll.
polls-closed = Closed.
polls-over = This poll is over.
polls-none = No poll is open here. /poll question | option | option
    Settings: /polls members on · /polls results off
polls-title = <b>Open polls</b>
polls-one = { $number }. { $question } · { $end }
polls-card-refused = The poll was not posted. Telegram said: { $why }
polls-card-unknown = Telegram did not say whether the poll was posted. Please look before you post it again.
polls-card-open = The poll “{ $question }” could not be closed, it is still open. Telegram said: { $why }
polls-card-closed = The poll “{ $question }” is closed now.
polls-card-deleted = The poll “{ $question }” was deleted before its end, so I post no result.

# To the group.
polls-comma = { ", " }
polls-quoted = “{ $text }”
polls-result-none = “{ $question }”: nobody voted.
polls-result-won =
    “{ $question }”
    { $winners }: { $count } of { $voters } ({ $percent } %).
polls-result-tie =
    “{ $question }”
    A tie: { $winners }, { $count } of { $voters } each.
polls-result-quiz =
    “{ $question }”
    The answer: { $winners }. { $count } of { $voters } knew it.

# The form in private.
polls-form-question = What shall I ask in “{ $group }”? Write the question, or make a poll with Telegram's own form and send it here.
polls-form-options = Now the options, one a line: 2 to 12.
polls-form-options-quiz = Now the options, one a line: 2 to 12, with * at the right one. An explanation may follow: why: …
polls-form-shown = This is how it will look in “{ $group }”. Another end in words: 2h · tomorrow 20:00 · every mon 20:00
polls-form-every = Posted again and again: { $every }
polls-form-button-several = { $on ->
    [yes] Several answers: yes
   *[no] Several answers: no
}
polls-form-button-anonymous = { $on ->
    [yes] Anonymous: yes
   *[no] Anonymous: no
}
polls-form-button-ends = { $on ->
    [yes] Open for: { $span }
   *[no] Open until closed
}
polls-form-button-post = Post
polls-form-button-change = Change
polls-form-button-cancel = Cancel
polls-form-cancelled = Nothing was posted.

# Settings.
polls-set-members = { $on ->
    [yes] Members may post polls with /poll and /quiz, too.
   *[no] Only admins post polls.
}
polls-set-results = { $on ->
    [yes] When a poll ends, a short silent message says what came of it.
   *[no] Polls end without a message.
}
