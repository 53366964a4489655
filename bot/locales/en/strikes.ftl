# The law of strikes: the member's notice.
strike-removed = Your message in “{ $group }” was removed: { $reason }.
strike-warned = A warning for you in “{ $group }”: { $reason }.
strike-count = { $left ->
    [0] Strike { $count } of { $limit }; it lapses on { $day }.
    [1] Strike { $count } of { $limit }, the next one removes you; it lapses on { $day }.
   *[other] Strike { $count } of { $limit }, { $limit ->
        [3] the third
        [4] the fourth
        [5] the fifth
       *[other] number { $limit }
    } removes you; it lapses on { $day }.
}
strike-mute = You can write again on { $until }.
strike-kick = { $timed ->
    [yes] You were removed and may come back on { $until }.
   *[no] You were removed and may come back at once.
}
strike-ban = You were removed for good.
strike-withdrawn = { $count ->
    [one] A strike in “{ $group }” was withdrawn and no longer counts.
   *[other] { $count } strikes in “{ $group }” were withdrawn and no longer count.
}
strike-no-reason = against the rules
strike-button-appeal = Appeal
strike-button-rules = Rules
strike-button-undo = Undo
strike-button-remove = Remove now

# The law of strikes: the group's line.
strike-line-warning = { $name }, a warning: { $reason }. Strike { $count } of { $limit }.
strike-line-mute = { $name } is muted until { $until }: { $reason }. Strike { $count } of { $limit }.
strike-line-kick = { $name } was removed: { $reason }. Strike { $count } of { $limit }.
strike-line-ban = { $name } was removed for good: { $reason }.
strike-quiet-ads = { $count ->
    [one] An ad was removed.
   *[other] { $count } ads were removed.
}
strike-quiet-admin = { $count ->
    [one] A warning was given.
   *[other] { $count } warnings were given.
}
strike-quiet-other = { $count ->
    [one] A message was removed.
   *[other] { $count } messages were removed.
}

# The law of strikes: the admins' card.
strike-card = <b>{ $name }</b>: strike { $count } of { $limit }, { $reason }. { $sanction ->
    [mute] Muted until { $until }.
    [kick] Removed.
    [ban] Removed for good.
   *[warning] Warned.
}
strike-card-failed = { $sanction ->
    [mute] The mute that was due is not in force: { $why }
    [kick] Not removed, although it was due: { $why }
   *[ban] Not removed for good, although it was due: { $why }
}
strike-card-not-possible = I lack the right “Ban users”, or this kind of group does not allow it.
strike-card-undone = Undone by { $name }.

# Commands.
strikes-command-warn = Give a strike (reply, @name)
strikes-command-unwarn = Take the last strike back
strikes-command-warns = Show strikes
strikes-command-warnings = Show what strikes lead to
strikes-command-resetwarns = Take all strikes back
strikes-command-setwarnlimit = Set how many strikes remove a member
strikes-command-mute = Mute a member (10m, 2h, 3d)
strikes-command-unmute = Let a member write again
strikes-command-kick = Remove a member
strikes-command-ban = Remove a member for good
strikes-command-unban = Let a member come back
strikes-command-del = Delete the message you reply to
strikes-command-purge = Delete from the message you reply to on
strikes-command-appeal = Appeal a strike

# Why not.
strikes-bot-lacks = I need the right “{ $right }” for this. The owner can grant it in the group's list of admins.
strikes-nothing-to-lift = They are an admin, or I am meant: there is nothing to lift.
strikes-protected = The owner, admins, the group's channel and I are never punished.
strikes-already = { $name } has a strike for this already.
strikes-just-warned = { $auto ->
    [yes] I gave { $name } a strike a moment ago: { $reason }. Nothing was added.
   *[no] { $by } gave { $name } a strike a moment ago: { $reason }. Nothing was added.
}
strikes-none = { $name } has no strike that counts.
strikes-not-in-basic = A basic group has no mute; after an upgrade to a supergroup it does.
strikes-too-short = The shortest mute or ban is one minute.
strikes-limit-bad = Please send a number from 1 to 20, for example /setwarnlimit 3.
strikes-anonymous = You write anonymously, and the answer would be public. Ask me in private: /warns @name
strikes-reply-first = Reply to the message this is about.
strikes-gone = There is no such strike any more.
strikes-already-undone = This was undone before.
strikes-already-out = { $name } was removed already.

# Answers to admins.
strikes-warned = { $sanction ->
    [mute] { $name }: strike { $count } of { $limit }, muted until { $until }.
    [kick] { $name }: strike { $count } of { $limit }, removed.
    [ban] { $name }: strike { $count } of { $limit }, removed for good.
   *[warning] { $name }: strike { $count } of { $limit }.
}
strikes-unwarned = { $taken ->
    [one] One strike of { $name } was taken back; { $count } of { $limit } count now.
   *[other] { $taken } strikes of { $name } were taken back; { $count } of { $limit } count now.
}
strikes-limit-set = { $limit ->
    [one] Now one strike removes a member.
   *[other] Now { $limit } strikes remove a member.
} Members will read “Strike 1 of { $limit }”.
strikes-undone = Undone: { $name }.
strikes-removing = { $name } is being removed.
strikes-ladder = Strikes lead to removal at { $limit }; the one before mutes for { $mute } ({ $ads } for ads). Who was removed may come back after { $kick } hours; the next strike while { $limit } count is for good. They lapse: ads after { $adsdays } days, abuse { $abusedays }, flood { $flooddays }, warnings by admins { $admindays } (0 = never).

# Lists of strikes.
strikes-list = <b>{ $name }</b>: { $count } of { $limit }
strikes-list-own = You have { $count } of { $limit } strikes.
strikes-list-none = No strikes.
strikes-list-line = { $day }: { $reason }. Lapses on { $lapses }.
strikes-list-former = { $count ->
    [one] One more no longer counts.
   *[other] { $count } more no longer count.
}

# Mute, kick and ban by an admin.
strikes-did-mute = { $timed ->
    [yes] { $name } is muted until { $until }.
   *[no] { $name } is muted.
}
strikes-did-kick = { $name } was removed.
strikes-did-ban = { $timed ->
    [yes] { $name } was removed until { $until }.
   *[no] { $name } was removed for good.
}
strikes-did-unmute = { $name } can write again.
strikes-did-unban = { $name } may come back.
strikes-why = Reason: { $reason }.
strikes-by = By { $name }.
strikes-told-mute = { $timed ->
    [yes] You are muted in “{ $group }” until { $until }.
   *[no] You are muted in “{ $group }” until an admin lifts it.
}
strikes-told-kick = You were removed from “{ $group }”{ $timed ->
    [yes] {" "}and may come back on { $until }.
   *[no] {" "}and may come back at once.
}
strikes-told-ban = You were removed from “{ $group }”{ $timed ->
    [yes] {" "}and may come back on { $until }.
   *[no] {" "}for good.
}
strikes-told-unmute = You can write in “{ $group }” again.
strikes-told-unban = You may come back to “{ $group }”.
strikes-act-failed = { $what ->
    [mute] { $name } could not be muted.
    [kick] { $name } was not removed.
    [ban] { $name } was not removed.
    [unmute] The mute of { $name } could not be lifted.
   *[unban] { $name } could not be let back.
} Telegram said: { $error }
strikes-failed = What was due for member { $user } could not be done. Telegram said: { $error }
strikes-purged = { $count ->
    [one] One message was deleted.
   *[other] Up to { $count } messages were deleted.
}

# Appeals.
strikes-appeal-ask = About your strike in “{ $group }” of { $day } ({ $reason }): write one message that says why it should be withdrawn. I pass it to the admins. /cancel ends this.
strikes-appeal-words = Please say it in words, in one message.
strikes-appeal-pick = Which strike do you mean?
strikes-appeal-none = You have no strike left to appeal; each can be appealed once.
strikes-appeal-over = This strike no longer counts, so there is nothing to appeal.
strikes-appeal-once = You appealed this strike already. A strike can be appealed once.
strikes-appeal-open = Write to me in private, one message is enough.
strikes-appeal-sent = Your words are with the admins; one who did not give the strike decides. I will tell you here.
strikes-appeal-owner = Your words are with the owner, the only admin of this group. I will tell you the answer here.
strikes-appeal-kept = The appeal was read, and the strike stays. It lapses on { $day }.
strikes-appeal-card = <b>{ $name }</b> appeals a strike of { $day } ({ $reason }): “{ $text }”
strikes-appeal-grant = Withdraw strike
strikes-appeal-keep = Keep
strikes-appeal-granted-by = Withdrawn by { $name }.
strikes-appeal-kept-by = Kept by { $name }.
strikes-appeal-yours = You gave this strike, so another admin decides.
strikes-appeal-decided = This appeal was decided before.
