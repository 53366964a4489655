# Tiers: who gives much. Only the upper three are ever named to members.
tiers-command-tiers = Tiers: what each takes, who is where, who would move
tiers-command-tier = Put a member in a tier, or back with auto

tiers-name = { $tier ->
    [opinion_leader] Opinion leader
    [co_leader] Co-leader
    [spreader] Spreader
    [active] Active
    [participant] Participant
   *[bystander] Bystander
}
tiers-nameless = a member
tiers-comma = {", "}
tiers-more = { $names } and { $count } more

tiers-measure-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
tiers-measure-days = { $count ->
    [one] 1 day with points
   *[other] { $count } days with points
}
tiers-measure-people = { $count ->
    [one] 1 person answered
   *[other] { $count } people answered
}
tiers-measure-referrals = { $count ->
    [one] 1 person brought who stayed
   *[other] { $count } people brought who stayed
}

# To one member alone, in /me.
tiers-mine = Your tier: { $tier }.
tiers-next = { $tier ->
    [none] What would lift you
   *[other] To become { $tier }
}, within { $days } days: { $missing }.
tiers-more-points = { $count ->
    [one] 1 more point
   *[other] { $count } more points
}
tiers-more-days = { $count ->
    [one] points on 1 more day
   *[other] points on { $count } more days
}
tiers-more-people = { $count ->
    [one] answer 1 more person
   *[other] answer { $count } more people
}
tiers-more-referrals = { $count ->
    [one] bring 1 more person who stays
   *[other] bring { $count } more people who stay
}

# To the group: who rose, once, together.
tiers-risen = With thanks to those who carry this group:
tiers-risen-line = { $tier }: { $names }
tiers-praised = { $name } ({ $count ->
    [one] answered 1 person
   *[other] answered { $count } people
})

# To the admins: somebody is missed.
tiers-fading = { $name }, usually here { $days } days a week, quiet for { $quiet }.
tiers-button-write = I write
tiers-button-draft = Draft
tiers-button-leave = Leave
tiers-fading-writes = { $name } writes to them.
tiers-fading-left = { $name } leaves it.
tiers-fading-draft = Hi { $name }, we have not heard from you in “{ $group }” for a while. Is everything all right? It would be good to see you again.
tiers-fading-drafted = On the card.
tiers-fading-done = Somebody has dealt with this.

# To an admin alone.
tiers-shown = <b>Tiers</b>, over { $days } days
tiers-shown-tier = <b>{ $tier }</b>: { $takes }
tiers-shown-members = · { $names }
tiers-shown-count = · { $count }
tiers-appointed = appointed by admins with /tier
tiers-would-up = At the next look these rise: { $names }
tiers-would-down = At the next look these fall: { $names }
tiers-would-up-others = { $count ->
    [one] 1 other rises.
   *[other] { $count } others rise.
}
tiers-would-down-others = { $count ->
    [one] 1 other falls.
   *[other] { $count } others fall.
}
tiers-would-nobody = Nobody would move at the next look.
tiers-move = { $name } ({ $tier })
tiers-below = below
tiers-shown-off = So far nobody is in a tier. With Apply all of them move now, and later every day without a question.
tiers-shown-on = They are looked at every day. /tiers off ends it. /tiers name spreader Herald, /tiers active points 30 and /tiers tag off change it.
tiers-button-apply = Apply
tiers-button-movers = Who moves
tiers-applied = Done. From now on tiers are looked at every day.
tiers-applied-before = They are in use already.
tiers-stopped = Tiers are off. Whom admins put in one stays there.
tiers-changed = Noted. It counts from the next look, { $at }.
tiers-changed-locked = It lifts what /lock locks here, and nothing else.
tiers-lacks = For titles I need the right to add new admins.
tiers-usage = /tiers shows. /tiers active points 30, /tiers spreader people 10, /tiers window days 21, /tiers tag off, /tiers title on, /tiers advertise spreader, /tiers media active, /tiers links active, /tiers name spreader Herald change it; /tiers off ends it.
tiers-given = { $name }: { $tier }.
tiers-give-auto = { $name } is where the rules say again.
tiers-give-usage = Reply with /tier co-leader, or name the member first. Tiers: opinion leader, co-leader, spreader, active, participant, bystander; auto gives them back to the rules.
tiers-give-nobody = Tiers are for members who are here.
