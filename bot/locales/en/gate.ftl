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
gate-captcha-shapes = Are you a person? How many { $shape ->
    [circle] circles
    [square] squares
    [star] stars
   *[triangle] triangles
} are in the picture?
gate-button-sum = A sum instead
gate-number-wanted = Please press a number, or write it in digits.
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
gate-account-pattern = Names here look like this: { $template }. Please change yours in Telegram's settings, then press the button.
gate-account-photo = A profile photo that everybody may see is needed here. Please choose one in Telegram's settings, then press the button.
gate-button-check = Check again
gate-task = { $task }

    Send it here: words, a picture or a forwarded message. An admin looks at it.
gate-fee = The fee to come in is { $amount } Stars. It goes back to you if you are not let in. What holds: /terms; questions: /paysupport. Whoever pays no Stars can ask an admin.
gate-button-pay = Pay ⭐{ $amount }
gate-unpayable = { $why ->
    [stranger] This invoice is somebody else's. Ask to join yourself, and I send you yours.
    [over] This attempt is over, so nothing is to be paid.
    [twice] This is paid already.
    [unneeded] There is nothing to be paid at the moment.
   *[unknown] I know nothing of this invoice, so nothing is to be paid.
} No Stars are kept; what was paid goes back.
gate-fee-returns = The Stars you paid are on their way back to you.
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
gate-note-no-tier = · Is not yet in the other group as is wanted here.
gate-note-banned = · Is banned in another group of the same owner.
gate-note-no-photo = · Telegram did not say whether there is a profile photo.
gate-note-fee = · Has paid { $count } Stars.
gate-note-returned = · The Stars go back.
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
gate-step-captcha = Show that they are a person: count shapes in a picture, or add two numbers
gate-step-account = Have an account as wanted: { $wanted }
gate-wants-name = a name that can be read
gate-wants-pattern = a name like { $template }
gate-wants-username = a username
gate-wants-photo = a profile photo
gate-wants-bans = not banned in another group of this owner
gate-comma = { ", " }
gate-step-invitation = Come by an invitation: a member's, or a link that counts
gate-step-code = Write a code or name that is on the list
gate-step-task = Show something: { $task }
gate-step-vouch = Be known: { $count ->
    [one] one member says so
   *[other] { $count } members say so
}
gate-step-tier = { $count ->
    [0] Be in the other group
    [one] Have been in the other group for one day
   *[other] Have been in the other group for { $count } days
}{ $tier ->
    [off] {""}
   *[other] , there at least: { $tier }
}
gate-step-capacity = Wait for a free place; there are { $count }
gate-step-fee = Pay a fee: { $count ->
    [one] one Star
   *[other] { $count } Stars
}
gate-name-fee = Fee
gate-name-captcha = Person
gate-name-account = Account
gate-name-invitation = Invitation
gate-name-code = Code
gate-name-task = Task
gate-name-vouch = Vouching
gate-name-tier = Other group
gate-name-capacity = Places
gate-name-rules = Rules
gate-name-question = Questions
gate-shown-time = Who asks to join has { $hours ->
    [one] one hour
   *[other] { $hours } hours
}; who is inside already is muted and has { $minutes } minutes. { $tries ->
    [one] One wrong answer ends
   *[other] { $tries } wrong answers to one step end
} an attempt.
gate-shown-more = The buttons switch; /gate help says what else can be set.
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
    /gate code A1 B2 · /gate task Show your ticket · /gate vouch 2 · /gate capacity 150 · /gate invitation https://t.me/+… · /gate tier -100123 30 · /gate tier -100123 spreader
    /gate account username photo bans: what an account needs beside a name that can be read; bans = banned in no other group of this owner. /gate account pattern City-Name: what the name looks like; without it the template of /names holds.
    /gate fee 50 · /gate terms What holds for the fee · /gate terms clear
    /gate order rules question · /gate hours 24 · /gate minutes 15 · /gate tries 3
    Thresholds: { $steps }

# The fee: what who paid and the admins read.
gate-paysupport = Payments to { $bot } are a matter between you and the group; Telegram's own support cannot help with them. The button below asks the admins of the group to give one back.
gate-paysupport-none = You have paid nothing here.
gate-payment = No. { $number }: { $day }, { $amount } Stars, “{ $group }”, { $state ->
    [paid] paid.
    [refunding] on their way back.
    [refunded] given back.
   *[refused] to be given back; Telegram refused, the admins know.
}
gate-button-back = Ask for No. { $number } back
gate-back-asked = The admins see it now. If they agree, the Stars come back by themselves.
gate-back-already = This has been asked or decided already.
gate-back-kept = The admins have decided that the fee is not given back.
gate-back-card = { $name } (id { $user }) asks for the { $amount } Stars back that they paid to come in.
gate-button-refund = Give back
gate-button-keep = Keep
gate-pressed-refund = On their way back.
gate-pressed-keep = The fee stays; they hear it from me.
gate-refunded = { $amount } Stars went back to { $name } (id { $user }). Whoever is in stays in; if not: /kick { $user }
gate-kept = { $by } has decided: the { $amount } Stars of { $name } stay.
gate-refund-refused = Telegram did not give the { $amount } Stars back to { $name }: { $error }
gate-refund-outside = The { $amount } Stars of { $name } (id { $user }) went back, but not through me. Whoever is in stays in; if not: /kick { $user }
gate-terms =
    <b>Payments to { $bot }</b>
    A group may ask for a fee in Telegram Stars before somebody comes in. It goes back in full, by itself, if you are not let in: declined, out of time, or withdrawn. Once you are in it is kept; the admins of the group can give it back, and /paysupport asks them. Paying gives no claim to stay against the rules of the group. Stars are paid through Telegram, whose terms hold too.
gate-terms-of =
    <b>{ $group }</b>
    { $text }
