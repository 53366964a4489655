# Introductions: newcomers say who they are.
introductions-command-intro = Introduce yourself
introductions-command-whois = A member's introduction
introductions-command-find = Search in introductions: /find tents
introductions-command-intros = Whose introduction is missing

introductions-fields = Who I am | Where I live | What I can give | What I look for
introductions-comma = { ", " }
introductions-more = { $count } more

introductions-button-form = Introduce me
introductions-button-later = Later
introductions-button-skip = Skip
introductions-button-post = Post it
introductions-button-restart = Start over
introductions-button-remind = Remind
introductions-button-greet = Ask a buddy
introductions-button-waive = Waive

introductions-newcomer = Please introduce yourself until { $until }: { $fields }. Two lines are enough; write them here with #intro, or let me take you through it.
introductions-welcome = You are welcome to introduce yourself: { $fields }. Write it here with #intro, or let me take you through it.
introductions-yours =
    The group knows this of you:
    { $text }

    To change it, write #intro anew, or use the form.
introductions-in-private = Introductions are written in private first.
introductions-remind = Two lines about you are enough, until { $until }; I'll take you through it.
introductions-remind-late = Two lines about you are still missing; I'll take you through it.
introductions-later = All right. I'll remind you in time.
introductions-thanks = Thank you, the group now knows who you are.
introductions-off = This group asks for no introductions.
introductions-not-there = I do not see you in that group.

introductions-problem-link = Please introduce yourself without links.
introductions-problem-contact = Please leave ids, phone numbers and @names out of your introduction.
introductions-problem-short = A little more, please: { $fields ->
    [one] one of the questions
   *[other] { $fields } of the questions
} answered, or about { $other } letters ({ $han } in Chinese) in your own words.
introductions-problem-copied = This is nearly what somebody else wrote. Please say it in your own words.
introductions-again = { $why } Please introduce yourself again until { $until }.
introductions-removed = The message with your introduction was removed.
introductions-rejected = An admin asks for another introduction: { $reason }

introductions-form = A few questions for “{ $group }”. You see the whole before I post it; /cancel ends this.
introductions-ask = { $number } of { $total }: { $field }
introductions-words = Please say it in words, in one message.
introductions-no-links = Please without links.
introductions-empty = Nothing is written yet.
introductions-preview =
    “{ $group }” will read this:

    { $text }
introductions-post =
    { $name } says hello:
    { $text }

introductions-whois =
    { $name }:
    { $text }
introductions-whois-none = { $name } has not introduced themselves yet.
introductions-find-usage = Say what you look for: /find tents
introductions-find-none = No introduction says that.
introductions-find-head = { $count ->
    [one] One introduction says that:
   *[other] { $count } introductions say that:
}
introductions-find-line = { $name }: { $text }

introductions-now-on = Newcomers are asked to introduce themselves within { $hours } hours: { $fields }. Members who are here already are not.
introductions-now-off = Nobody is asked for an introduction any more.
introductions-usage = Use /setintro on or off; fields Who, Where, Why; hours 72; overdue list, mute or kick.
introductions-anonymous = You are anonymous here. Please use /setintro, which lets you confirm who you are.
introductions-fields-usual = The usual questions are asked again.
introductions-fields-usage = Name at most { $most } short fields, with commas between: /intro fields Who I am, Where I live
introductions-hours-usage = Give a number of hours from 12 to 720: /intro hours 72
introductions-overdue-usage = Use /intro overdue list, mute or kick.
introductions-overdue-list = Who stays silent is shown to the admins, nothing more.
introductions-overdue-mute = Who stays silent cannot write in the group until they introduce themselves in private.
introductions-overdue-kick = Who stays silent is removed, not before { $days } days after joining, and may return at any time.
introductions-bot-lacks = For this I need a right that I do not have here: { $right }.
introductions-no-mute-here = A basic group has no mute. It works once the group is a supergroup.

introductions-missing-none = No introduction is missing.
introductions-missing = { $count ->
    [one] One introduction is missing:
   *[other] { $count } introductions are missing:
}
introductions-missing-due = { $name }, due { $until }
introductions-missing-late = { $name }, was due { $until }
introductions-missing-foot = /intros waive @name, or /intros reject @name reason
introductions-nothing-due = { $name } owes no introduction.
introductions-waived = { $name } need not introduce themselves.
introductions-reject-usage = Say why, so that they can do better: /intros reject @name please say where you live
introductions-rejected-done = { $name } is asked for another introduction.

introductions-card = { $count ->
    [one] One newcomer is still silent.
   *[other] { $count } newcomers are still silent.
} { $names }
introductions-card-none = No newcomer is silent any more.
introductions-reminded-by = Reminded by { $name }.
introductions-reminded-already = They were reminded within the last day.
introductions-waived-by = Waived by { $name }.
introductions-waived-names = Waived by { $name }: { $names }.
introductions-muted = You can write in the group once you have introduced yourself; I'll take you through it.
introductions-kicked = You were removed because your introduction was missing. You may come back at any time.
introductions-failed-mute = { $name } could not be muted for a missing introduction: { $error }
introductions-failed-kick = { $name } could not be removed for a missing introduction: { $error }
