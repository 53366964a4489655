# Announcements.
announcements-command-announce = Post and pin it, and see who has read it

announcements-got-none = Got it
announcements-got = Got it { $count }
announcements-below = One tap says that you have read it.
announcements-noted = Noted.
announcements-noted-before = It was noted before.
announcements-comma = { ", " }
announcements-standing =
    “{ $name }”: { $count } have read it, { $unread } not yet.
    { $names }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
announcements-usage =
    Nothing was announced yet. Write it, or reply to it:
    /announce We meet on Sunday at eight.
announcements-posted = Posted and pinned.
announcements-drop = Remove
announcements-dropped = Removed.
announcements-anew = Post again
announcements-again = It is on its way.
announcements-mended = The announcement “{ $name }” is posted now.
announcements-refused = The announcement “{ $name }” was not posted. Telegram said: { $why }
announcements-unknown = Telegram did not say whether the announcement “{ $name }” was posted. Please look before you post it again.
announcements-unfit-kind = This kind of message cannot be announced. Text, photo, video, album, file, sticker, voice and poll can.
announcements-unfit-album = An album is announced by replying to it: send it first, then /announce in reply.
announcements-unfit-quiz = Telegram did not tell me the answer of this quiz, so I cannot announce it.
announcements-unfit-long = It is too long: 4,096 characters at most, 1,024 under a photo or file.
announcements-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
