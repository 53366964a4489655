# Automatic replies.
replies-command-filter = Answer a word by itself: /filter word answer
replies-command-filters = The words that are answered here
replies-command-stop = Stop answering a word: /stop word

replies-saved =
    Saved for “{ $trigger }”. Members see:

    { $text }
replies-remove = Remove
replies-remove-one = Remove: { $trigger }
replies-removed = No longer answered: { $trigger }
replies-gone = It was removed already.
replies-none = No word is answered here yet.
replies-list =
    { $total ->
        [one] One word is answered here:
       *[other] { $total } words are answered here:
    }
    { $triggers }
replies-more = More
replies-stop-usage = Write the word: /stop price
replies-unknown = There is no answer for “{ $trigger }”. See /filters.
replies-full = There are { $limit } answers here, which is the most. Remove one first: /filters

replies-unfit-nothing =
    Write the word and the answer:
    /filter price It costs 20 a month, { "{" }first{ "}" }.
    /filter "opening hours" We open at nine. [Map](buttonurl://example.com)
    Or reply to a message with /filter word: that message becomes the answer.
replies-unfit-kind = This kind of message cannot be kept. Text, photo, video, file, sticker and voice can.
replies-unfit-long = The answer is too long: 3,500 characters at most, 800 under a photo or file.
replies-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
replies-unfit-trigger = The word is too long: 64 characters at most.
