# Questions that nobody answers.
unanswered-command-questions = Questions nobody answered: on, off, after how many minutes

unanswered-line = { $name }, { $at }: “{ $text }”
unanswered-evening = { $count ->
    [one] One question found no answer today:
   *[other] { $count } questions found no answer today:
}
unanswered-settled = { $done ->
    [yes] The question of { $name }: settled by { $by }.
   *[no] The question of { $name } has been answered.
}
unanswered-button-see = Answer it
unanswered-button-done = Settled

unanswered-request = { $name } asked { $age } ago: “{ $text }” You answered one like it.
unanswered-button-answer = Answer
unanswered-button-pass = Not me
unanswered-button-stop = Stop asking

unanswered-done = Settled.
unanswered-over = Somebody has answered it. Thank you.
unanswered-passed = All right, I ask somebody else.
unanswered-stopped = All right, I ask you no more.

unanswered-how = { $on ->
    [no] I do not look after questions: /questions on changes that.
   *[yes] A question without an answer for { $span } comes { $members ->
        [yes] first to a member who answered one like it, in private, then to you
       *[no] to you
    }, between { $begin } and { $end }. A reply counts as an answer, and so do { $messages } messages of others after it.
}
unanswered-waiting = { $count ->
    [one] One waits:
   *[other] { $count } wait:
}
unanswered-times = { $count ->
    [one] The last one was answered after { $span }.
   *[other] Half of the last { $count } were answered within { $span }.
}
unanswered-usage = /questions shows what waits. /questions on or off, /questions 30: so many minutes, from 5 to 1440. /questions members off: only the admins are told.
