# Announcements.
announcements-command-announce = Post and pin it, and see who has read it

announcements-got-none = Got it
announcements-got = Got it { $count }
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
announcements-failed = The announcement “{ $name }” could not be posted or its arrival is not known. Please look before you send it again.
announcements-unfit-kind = This kind of message cannot be announced. Text, photo, video, file, sticker and voice can.
announcements-unfit-long = It is too long: 3,500 characters at most, 800 under a photo or file.
announcements-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
