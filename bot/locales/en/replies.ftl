# Automatic replies and notes.
replies-command-filter = Answer a word by itself: /filter word answer
replies-command-filters = The words that are answered here
replies-command-stop = Stop answering a word: /stop word
replies-command-save = Keep a note: /save name text
replies-command-get = Show a note: /get name
replies-command-notes = The notes of this group
replies-command-clear = Remove a note: /clear name

replies-saved =
    Saved: { $about }
    Members see:

    { $text }
replies-saved-file =
    Saved: { $about }
    Members see the { $kind } above.
replies-kind-photo = photo
replies-kind-video = video
replies-kind-animation = animation
replies-kind-document = file
replies-kind-sticker = sticker
replies-kind-voice = voice message
replies-kind-audio = audio file
replies-kind-video-note = video message
replies-kind-poll = poll
replies-kind-album = album

replies-about = “{ $trigger }”
replies-hits =
    { $hits ->
        [one] given once
       *[other] given { $hits } times
    }
replies-in-turn = { $answers } answers in turn, this is the newest
replies-option-whole = only as a whole message
replies-option-cooldown = once in { $span }
replies-option-member = to each member once in { $span }
replies-option-gone = gone after { $span }
replies-option-remove = the question is deleted
replies-option-admins = for admins only
replies-option-members = not for admins
replies-option-hours = { $begin }–{ $end }
replies-option-topic = in one topic only

replies-change = Settings
replies-remove = Remove
replies-switch-cooldown = Again after: { $span }
replies-switch-member = To the same member: { $span }
replies-switch-gone = Answer gone after: { $span }
replies-switch-remove = Delete the question: { $value }
replies-switch-who = For: { $value }
replies-switch-whole = Whole message only: { $value }
replies-switch-hours = At any hour
replies-switch-topic = In all topics
replies-usual = usual
replies-off = off
replies-on = on
replies-who-all = all
replies-who-admins = admins
replies-who-members = members

replies-removed = No longer answered: { $trigger }
replies-gone = It was removed already.
replies-list-none = No word is answered here yet.
replies-list =
    { $total ->
        [one] One answer is given here:
       *[other] { $total } answers are given here:
    }
    { $triggers }
replies-notes-none = There are no notes here yet.
replies-notes =
    { $total ->
        [one] One note is kept here:
       *[other] { $total } notes are kept here:
    }
    { $triggers }
replies-line =
    { $hits ->
        [0] { $trigger }
       *[other] { $trigger } · { $hits }
    }
replies-pauses =
    Pauses between answers
    Any two in the group: { $chat }
    Two to the same member: { $member }
    The same answer again: { $cooldown }
    Change: /filters pause 10m chat · /filters pause 30s member · /filters pause off answer
replies-pause-usage = Write how long, a day at most, and for whom: /filters pause 10m chat · /filters pause 30s member · /filters pause off answer
replies-more = More
replies-stop-usage = Write the word: /stop price
replies-clear-usage = Write the name: /clear map
replies-get-usage = Write the name: /get map. All notes: /notes
replies-no-note = There is no note “{ $name }”. All notes: /notes
replies-not-for-you = This note is for others.
replies-unknown = There is no answer for “{ $trigger }”. See /filters and /notes.

replies-unfit-nothing =
    Write the word and the answer:
    /filter price It costs 20 a month, { "{" }first{ "}" }.
    /filter "opening hours" cooldown=10m We open at nine. [Map](buttonurl://example.com)
    Or reply to a message with /filter word: that message becomes the answer.
    These stand for what they say of whoever asked, of the group and of the moment: { "{" }first{ "}" }, { "{" }name{ "}" }, { "{" }username{ "}" }, { "{" }chat{ "}" }, { "{" }date{ "}" }, { "{" }time{ "}" }
    Pauses between answers: /filters pause
replies-unfit-nothing-save =
    Write the name and the note:
    /save map The meeting place: example.com/map
    Or reply to a message with /save map: that message becomes the note. Members see it by #map or /get map.
replies-unfit-name = A note's name is one word of letters and digits: /save map
replies-unfit-kind = This kind of message cannot be kept. Text, photo, video, album, file, sticker, voice and poll can.
replies-unfit-album = An album is stored by replying to it: send it first, then /filter word in reply.
replies-unfit-quiz = A quiz can be kept only while its right answer is known: forward one that has ended.
replies-unfit-long = The answer is too long: 3,500 characters at most, 800 under a photo or file.
replies-unfit-link = A button needs a full address: [Map](buttonurl://example.com), or a note: [Map](buttonurl://#map)
replies-unfit-popup = The words behind a button are too long: 190 characters at most.
replies-unfit-trigger = The word is too long: 64 characters at most.
replies-unfit-triggers = These are too many words for one answer: 20 at most.
replies-unfit-answers = There are { $written } answers for it, which is the most. Remove it first: /stop
replies-unfit-full = There are { $written } answers here, which is the most. Remove one first: /filters
replies-unfit-option =
    “{ $written }” is not understood. Like this:
    /filter price cooldown=10m member=1h delete=5m It costs 20.
    /filter price hours=9-18 who=members trigger=delete topic=here match=whole It costs 20.
replies-unfit-pattern-length = The pattern is too long: 200 characters at most.
replies-unfit-pattern-syntax = The pattern cannot be read. Like this: /filter /pric(e|es)/ It costs 20.
replies-unfit-pattern-everything = This pattern finds nearly everything that is said here. Make it narrower: /filter /pric(e|es)/ It costs 20.
replies-unfit-pattern-costly = This pattern is too much work beside the others. Make it simpler, with fewer counted repeats.
replies-refused = Telegram refused the answer to “{ $trigger }”: its file is gone, or I lack the right to send it here.
