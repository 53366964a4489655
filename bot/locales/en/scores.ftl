# Points: what members give to the group.
scores-command-me = Your points, your place, your check-ins; only you see it
scores-command-points = Where your points come from
scores-command-checkin = Check in for today
scores-command-thanks = Thank the author of a message (reply to it)
scores-command-award = Give a member points, with a reason
scores-command-fine = Take points from a member, with a reason

scores-off = This group does not count points.
scores-anonymous = You write anonymously here, and points belong to people.
scores-thanks-own = Thank somebody else: their points are theirs, not yours or mine.
scores-thanked = Your thanks to { $name } are noted.

# The check-in, to the member alone.
scores-checked-in = { $again ->
    [yes] You have checked in today already.
   *[no] You are checked in.
} { $count ->
    [one] This is day 1.
   *[other] { $count } days in a row.
}{ $forgiven ->
    [yes] {" "}The missed day is forgiven, once a month.
   *[no] {""}
}

# The check-in's button, what it may need, and what the group hears of it.
scores-checkin-here = Check in here, once a day. Only you see the answer.
scores-button-checkin = Check in
scores-checkin-pin = Pin the message with the button, so that it stays at hand.
scores-proof = Here a check-in shows something: a photo, or at least 20 characters, beginning with 打卡 or /checkin.
scores-summary = { $count ->
    [one] 1 member checked in yesterday.
   *[other] { $count } members checked in yesterday.
}
scores-set-checkin-summary = { $on ->
    [yes] Each morning at 9 I say how many checked in the day before.
   *[no] Check-ins are not summed up any more.
}
scores-set-checkin-proof = { $on ->
    [yes] A check-in needs a photo or 20 characters now, beginning with 打卡 or /checkin.
   *[no] The word alone is a check-in again.
}
scores-set-plus-one = { $on ->
    [yes] A +1 by reply is thanks now, and earns points.
   *[no] A +1 by reply is no thanks any more.
}
scores-summary-line = { $name }: { $days } days in a row

# An admin gives or takes.
scores-give-usage = Reply with /{ $command } 10 and the reason, or name the member first. At most { $most } points at once.
scores-give-own = Points go to other people: not to yourself, and not to bots.
scores-given = { $fine ->
    [yes] { $points } points taken from { $name }.
   *[no] { $points } points for { $name }.
}
scores-received = { $fine ->
    [yes] An admin took { $points } points from you: { $reason }
   *[no] An admin gave you { $points } points: { $reason }
}

# On the boards or not.
scores-button-hide = Take me off the boards
scores-button-show = Show me on the boards
scores-hidden = You are on no board now. You still earn points, and only you see them.
scores-shown = You are on the boards again.

# To one member alone.
scores-lines = { $lines }
scores-place = { $period ->
    [day] Today
    [week] This week
    [month] This month
   *[ever] In all
}: { $points ->
    [one] 1 point
   *[other] { $points } points
}{ $placed ->
    [yes] , place { $place } of { $ranked }
   *[no] {""}
}.
scores-streak = { $count ->
    [one] Checked in 1 day.
   *[other] Checked in { $count } days in a row.
}
scores-checkins-share = { $points } points with all check-ins: on the boards they are at most 15 % of a score.
scores-lift = { $more ->
    [one] 1 more point this week
   *[other] { $more } more points this week
} would bring you ahead of place { $place }.
scores-how = A message that others answer: { $answered }. An answer that helped: { $helpful }. A reaction: { $reaction }. An introduction: { $introduction }. Check-in: { $checkin }. At most { $a_day } a day, { $a_day_talk } of them in talk.
scores-are-hidden = You are on no board.

scores-points-none = You have earned no points yet.
scores-button-older = Earlier
scores-points-title = <b>{ $now ->
    [yes] Your points this month
   *[no] Your points from { $first } to { $last }
}: { $points }</b>
scores-points-kind = { $kind ->
    [answered] Messages that were answered
    [helpful] Answers that helped
    [thanks] Thanks
    [reaction] Reactions
    [introduction] Introduction
    [checkin] Check-ins
    [suggested] Ideas that were taken
    [used] Ideas that were posted
    [attended] Events
    [vote] Votes in polls
    [referral] People you brought
    [report] Reports
    [greeting] Greeting others
    [award] From admins
   *[fine] Taken by admins
}: { $points }
scores-points-newest = <b>The newest</b>
scores-points-line = { $at }: { $points }, { $undone ->
    [taken] {"taken back: "}
    [given] {"given again: "}
   *[no] {""}
}{ $kind ->
    [answered] your message was answered by { $name }
    [helpful] your answer helped { $name }
    [thanks] thanks from { $name }
    [reaction] a reaction of { $name }
    [introduction] your introduction
    [checkin] check-in
    [suggested] an idea that was taken
    [used] your idea was posted
    [attended] you came to an event
    [vote] a vote in a poll
    [referral] { $name } came through you and stayed
    [report] a good report
    [greeting] you greeted somebody
    [award] from an admin: { $reason }
   *[fine] taken by an admin: { $reason }
}
