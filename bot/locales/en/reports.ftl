# Reports: members call for the admins.
reports-command-report = Tell the admins about a message (reply to it)
reports-command-reports = What was reported and waits; on, off

# To who reports, alone.
reports-usage = Reply to the message in the group with /report, and if you like say why. Only the admins see it.
reports-thanks = Thank you. The admins will look at it; nobody else sees that you reported it.
reports-called = Thank you. The admins have been told.
reports-already = You have reported this already. Thank you.
reports-handled-before = An admin has looked at this already. Thank you.
reports-too-many = That is a lot in one hour. Please wait a little, or write to an admin directly.
reports-own = This is your own message; you can delete it yourself.
reports-of-admin = This was written by an admin or by me. Please write to the owner of the group directly.
reports-by-admin = You are an admin here: reply with /warn, /mute or /del.
reports-are-off = This group does not take reports. Please write to an admin directly.
reports-was-right = Thank you for your report: the admins have acted on it.

# The admins' card.
reports-card = { $count ->
    [one] { $names } reports <b>{ $author }</b>, { $at }.
   *[other] { $count } members report <b>{ $author }</b>, first at { $at }: { $names }.
}
reports-card-call = <b>{ $name }</b> calls for an admin, { $at }.
reports-between = , {""}
reports-quote = “{ $text }”
reports-kind = { $kind ->
    [photo] A photo without words.
    [video] A video without words.
    [animation] An animation.
    [sticker] A sticker.
    [voice] A voice message.
    [document] A file without words.
    [poll] A poll.
    [contact] A contact.
    [service] They have just joined.
   *[other] A message without words.
}
reports-why = { $name }: { $reason }
reports-claimed-by = { $name } takes care of it.
reports-button-strike = Delete, strike
reports-button-mute = Mute { $span }
reports-button-wrong = Nothing wrong
reports-button-done = Handled
reports-button-claim = I take it
reports-button-release = Give it back
reports-button-see = See it
reports-closed = <b>{ $author }</b>, reported: { $outcome ->
    [struck] deleted with a strike
    [muted] muted
    [left] nothing wrong with it
   *[done] handled
} by { $name }, after { $span }.
reports-reason-reported = reported by members

# To the admin who taps.
reports-claimed = It is yours. The others see that.
reports-released = Given back.
reports-done = { $outcome ->
    [struck] Deleted, and a strike given.
    [muted] The mute is on its way.
    [left] Left as it is.
   *[done] Marked as handled.
}
reports-gone = This report is not kept any more.
reports-was-handled = { $name } has handled this already.
reports-protected = They are an admin by now, and admins are never punished.
reports-no-mute = I cannot mute here: it needs a supergroup, and my right “Ban users”.

# The list.
reports-list = { $count ->
    [0] No report waits.
    [one] One report waits:
   *[other] { $count } reports wait:
}{ $on ->
    [no] {" "}Reports are switched off.
   *[yes] {""}
}
reports-line = { $number }. <b>{ $author }</b>, { $age } ago{ $counted ->
    [no] , by newcomers only
   *[yes] {""}
}{ $claimed ->
    [yes] . { $by } takes care of it
   *[no] {""}
}.
reports-more = And { $count } more.
reports-times = { $count ->
    [one] The last one was handled after { $span }.
   *[other] Half of the last { $count } were handled within { $span }.
}
reports-on = Members can report messages to you: by /report or @admin, under the message.
reports-off = Reports are switched off; /report tells members so.
reports-threshold = { $count ->
    [one] The first report of a message by a member who counts makes a card.
   *[other] { $count } reports of a message by members who count make a card.
}
reports-settings = /reports lists what waits. /reports on or off switches. /reports 2: so many reports make a card.
