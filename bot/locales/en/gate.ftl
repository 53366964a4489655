# The gate: what applicants read.
gate-command-gate = Who gets in: thresholds on and off

gate-invite = Hi { $name }. { $count ->
    [one] One short step
   *[other] { $count } short steps
} to join “{ $group }”; open until { $until }. Press Start, and I take you through.
gate-invite-inside = Hi { $name }. { $count ->
    [one] One short step
   *[other] { $count } short steps
} before you can write in “{ $group }”; open until { $until }. Press the button, then Start.
gate-purpose = What the group is for: { $purpose }
gate-line = New here? { $count ->
    [one] One short step
   *[other] { $count } short steps
} in private, then you can write. There are { $minutes } minutes for it.
gate-raid-line = Came in just now and cannot write yet? One short step in private, within { $hours } hours.
gate-button-start = Start
gate-button-admin = Ask an admin
gate-button-read = Read the rules
gate-button-accept = I accept
gate-button-again = Read again
gate-wait = One moment.

gate-rules = First the rules. They are short.
gate-rules-accept = Do you accept the rules?
gate-question = { $question }

    Write the answer here.
gate-captcha = Are you a person? How much is { $first } + { $second }?
gate-code = Please write your code here, or the name you are on the list with.
gate-vouch = { $left ->
    [one] One member has to say
   *[other] { $left } members have to say
} in the group that they know you. I have asked there; you need do nothing.
gate-vouch-asked = { $name } would like to join. Do you know them? { $count ->
    [one] One member has to say so.
   *[other] { $count } members have to say so.
}
gate-button-vouch = I know them
gate-vouched = Thank you, noted.
gate-vouch-not-you = Members of the group can say that.
gate-account-name = Your name cannot be read. Please change it in Telegram's settings, then press the button.
gate-account-username = A username is needed here. Please choose one in Telegram's settings, then press the button.
gate-account-done = Thank you. Please press the button.
gate-button-check = Check again
gate-task = { $task }

    Send it here: words, a picture or a forwarded message. An admin looks at it.
gate-wrong = That was not it. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
}
gate-words-wanted = Please write it in words.
gate-press-old = This button is not for you, or no longer in use.
gate-nothing = Nothing is open for you here. Ask to join the group first.

gate-judging = Thank you. The admins read it now; you will hear from me here.
gate-waiting = Everything is done. The group is full at the moment; I let you in as soon as a place is free.
gate-still = This takes the admins longer than usual. Your request is not forgotten.
gate-asked = The admins ask: { $question }

    Write one message here; I pass it to them.
gate-ask-more = Please tell a little more about yourself.
gate-remind = A reminder: your request is open until { $until }.
gate-admitted = Everything is passed. You are in.
gate-admitted-by = An admin let you in. Welcome.
gate-failed = That did not work out. { $timed ->
    [yes] You can try again after { $again }.
   *[no] You can try again at once.
}
gate-over = The time is over. { $timed ->
    [yes] You can try again after { $again }.
   *[no] You can try again at once.
}
gate-declined = The admins have not let you in this time. { $timed ->
    [yes] You can ask again after { $again }.
   *[no] You can ask again.
}
gate-too-soon = It is too soon for another attempt. You can ask again after { $again }.
gate-now-judging = Your answers are with the admins; you will hear from me here.
gate-now-waiting = You are on the waiting list; I let you in as soon as a place is free.
gate-now-held = Many came at once, so everybody waits a little. You are on the list; please press Start again in an hour.
gate-now-admitted = You are in already.
gate-now-declined = This attempt is over. { $timed ->
    [yes] You can ask again after { $again }.
   *[no] You can ask again.
}
gate-now-gone = Nothing is open for you here. Ask to join the group first.

# The gate: what admins read.
gate-card = { $way ->
    [request] { $name } asks to join.
    [comment] { $name } writes here without being a member.
   *[open] { $name } has joined.
}
gate-card-bio = Bio: { $bio }
gate-note = · { $text }
gate-note-rules = · The rules are accepted.
gate-note-captcha = · A person.
gate-note-code = · Has a code.
gate-note-vouch = · Known by members.
gate-note-proof = · Sent something to look at.
gate-note-invited = · Came by invitation.
gate-note-link = · Came by no link that counts.
gate-note-tier = · Is a member of the other group.
gate-note-no-tier = · Has not been in the other group long enough.
gate-note-asks = · Asks for an admin.
gate-note-unreached = · Cannot be written to: Start was not pressed, or the bot is blocked.
gate-card-state = { $state ->
    [open] Still answering.
    [judging] Waits for you.
    [waiting] Waits for a free place.
    [held] Waits for the end of the raid.
    [admitted] { $known ->
        [yes] Admitted by { $by }.
       *[no] Admitted.
    }
    [declined] { $known ->
        [yes] Declined by { $by }.
       *[no] Not passed.
    }
   *[gone] Gone.
}
gate-nudge = { $name } still waits for an answer, since { $since }.
gate-error = Telegram refused ({ $act }, { $name }): { $error }
gate-button-admit = Admit
gate-button-ask = Ask
gate-button-decline = Decline
gate-button-see = See
gate-see-start = I show it in private: open the chat with me and press Start first.
gate-proof-of =
    From { $name }:
    { $text }
gate-codes = { $count ->
    [one] One code is
   *[other] { $count } codes are
} on the list; each lets in one person.
gate-codes-gone = The list of codes is empty now.
gate-decided = This is decided already.
gate-pressed-admitted = Admitted.
gate-pressed-declined = Declined.
gate-pressed-asked = Asked to tell more. For a question of your own: /gate ask { $user } Where do you live?
gate-unreachable = There is no way to write to them: Start was not pressed.
gate-ask-usage = Write whom and what: /gate ask 123456789 Where do you live? The number stands on the button's answer; they must have pressed Start.
gate-asked-now = Asked. The answer comes onto the card.

gate-shown = { $state ->
    [on] The gate is on. To pass, in this order:
   *[off] The gate is off: who has the link comes in.
}
gate-shown-step = { $number }. { $text }
gate-step-rules = Read and accept the rules
gate-step-question = Answer questions
gate-step-captcha = A small sum, for people
gate-step-account = A readable account
gate-step-invitation = Came by invitation
gate-step-code = A one-time code
gate-step-task = Show something: { $task }
gate-step-vouch = Known by members: { $count }
gate-step-tier = Days in the other group: { $count }
gate-step-capacity = A free place of { $count }
gate-name-captcha = Sum
gate-name-account = Account
gate-name-invitation = Invitation
gate-name-code = Code
gate-name-task = Task
gate-name-vouch = Vouching
gate-name-tier = Other group
gate-name-capacity = Places
gate-name-rules = Rules
gate-name-question = Questions
gate-shown-time = Who asks to join has { $hours } hours; who is inside already is muted and has { $minutes } minutes.
gate-lacks = This right is missing, without it I cannot: { $right }.
gate-switch = { $step }: { $on ->
    [on] switch on
   *[off] switch off
}
gate-switched = { $step }: { $on ->
    [on] on.
   *[off] off.
}
gate-usage =
    /gate shows it; /gate rules on, /gate rules off, /gate off.
    /gate question Which animal is on our sign? | ant | ants: accepted answers behind |; without any, an admin reads the answer. /gate question clear
    /gate code A1 B2 · /gate task Show your ticket · /gate vouch 2 · /gate capacity 150 · /gate account username · /gate invitation https://t.me/+… · /gate tier -100123 30
    /gate order rules question · /gate hours 24 · /gate minutes 15 · /gate tries 3
    Thresholds: { $steps }
