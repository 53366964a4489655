# The FAQ.
faq-command-faq = Common questions and their answers
faq-command-addfaq = Add a question: /faq add question? answer

faq-helped = Did this help?
faq-yes = Yes
faq-no = No
faq-glad = Good to know.
faq-sorry = Thank you. The answer was taken away; somebody may know better.
faq-judged = You have said so already.
faq-not-you = Only who asked can say that.

faq-list =
    { $total ->
        [one] One question is answered here:
       *[other] { $total } questions are answered here:
    }
faq-label = { $question } · { $asked }
faq-none = No questions are answered here yet.
faq-none-admin =
    No questions are answered here yet. Add one:
    /faq add How do I join? Write to Bei.
faq-more = More
faq-gone = It was removed already.
faq-remove = Remove
faq-removed = No longer answered: { $question }
faq-write = Write it in private
faq-how =
    Write the question and the answer, on two lines or on one:
    /faq add How do I join? Write to Bei.
    Or reply to the answer with /faq add How do I join?
faq-counts =
    { $asked ->
        [0] { "" }
        [one] asked once, helped { $helped }, did not help { $failed }
       *[other] asked { $asked } times, helped { $helped }, did not help { $failed }
    }
faq-saved =
    Saved: { $question }
    { $counts }
    Also when it is asked in other words, members see:

    { $text }
faq-saved-file =
    Saved: { $question }
    { $counts }
    Also when it is asked in other words, members see the message that was stored.
faq-form-question = A common question in “{ $group }”: how do members ask it? Several wordings with | between them are welcome. /cancel ends this.
faq-form-answer = And the answer? A text, photo, video or file.

faq-often =
    Asked often this week, and not in /faq:
    { $questions }
faq-often-line = { $times }× { $text }

faq-unfit-nothing =
    Write the question and the answer:
    /faq add How do I join? Write to Bei.
    Or reply to the answer with /faq add How do I join?
faq-unfit-question = The question is too long: 300 characters, ten wordings at most.
faq-unfit-plain = This question has no word by which it could be known again. Like this: How do I join the race?
faq-unfit-kind = This kind of message cannot be an answer. Text, photo, video, file, sticker and voice can.
faq-unfit-long = The answer is too long: 3,500 characters at most, 800 under a photo or file.
faq-unfit-link = A button needs a full address: [Map](buttonurl://example.com)
faq-unfit-full = There are { $limit } questions here, which is the most. Remove one first: /faq
faq-refused = Telegram refused the answer to “{ $question }”: its file is gone, or I lack the right to send it here. Add it again with /faq add.
