# Raids: what admins read.
raid-command-raid = Many at once: quiet mode on, off, from how many a minute

raid-card = { $state ->
    [seen] A raid: { $came } came within { $span } min.
    [on] Quiet mode, switched on by { $by }: { $came } have come.
    [lifted] { $by } lifted the quiet mode. { $came } came.
   *[over] The raid is over: { $came } came.
} { $state ->
    [seen] Held without a word: { $inside } inside and muted, { $asked } asking to join. It ends by itself after { $minutes } quiet minutes.
    [on] Held without a word: { $inside } inside and muted, { $asked } asking to join. It ends after { $minutes } quiet minutes{ $timed ->
        [yes] , not before { $until }
       *[no] {""}
    }.
   *[other] { $left ->
        [yes] Not passed yet: { $inside } inside and muted, { $asked } asking to join. They go on through the gate.
       *[no] Nobody of them waits any more.
    }
}
raid-lacks = I lack the right “{ $right }”, so this part does not work.
raid-button-lift = Lift
raid-button-remove = { $on ->
    [yes] Remove all of the last { $span } min
   *[no] Remove who has not passed
}
raid-sure = { $count ->
    [one] One person who has
   *[other] { $count } people who have
} come since { $since } will be declined or put out for a day. Admins, who was brought or admitted by one, and who was here before are spared. Sure?
raid-button-sure = Yes, remove { $count }
raid-button-keep = No
raid-asked = Please confirm in the next message.
raid-begun = It begins.
raid-removing = { $by } confirmed. They are being removed.
raid-removed = { $by } had { $count ->
    [one] one person
   *[other] { $count } people
} of the raid removed.
raid-kept = { $by } left them where they are.
raid-kept-short = Nobody is removed.
raid-nobody = Nobody is left to remove.
raid-lifted = Lifted. For an hour nothing counts as a raid.
raid-over-already = This one is over already.
raid-status = { $on ->
    [yes] No raid. From { $joins } newcomers a minute, and { $factor } times the usual, I hold who comes, without a word in the group.
   *[no] No raid, and I do not look for one: /raid 15 changes that.
}{ $calmed ->
    [yes] {" "}Until { $calm } nothing counts as one.
   *[no] {""}
}
raid-set-joins = { $value ->
    [0] I no longer look for raids.
   *[other] From { $value } newcomers a minute it is a raid.
}
raid-set-lock = { $value ->
    [adds] In a raid members cannot add others.
    [all] In a raid members can neither add others nor write.
   *[off] In a raid members may do what they always may.
}
raid-usage =
    /raid shows how it stands. /raid on 2h holds everybody who comes, /raid off lifts it.
    /raid 20: from 20 newcomers a minute; /raid 0: never. /raid wave 3h: many are expected.
    /raid lock adds, all or off: what members may not do meanwhile.
