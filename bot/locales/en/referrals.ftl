# People whom members bring.
referrals-command-invite = Your own invite link; who comes by it and stays earns you points
referrals-link = Your link to this group: { $link }
    Who comes by it for the first time, is still here after { $days ->
        [one] 1 day
       *[other] { $days } days
    } and has written { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    } earns you { $points ->
        [one] 1 point
       *[other] { $points } points
    }.
referrals-off = There are no links of members' own here.
referrals-no-right = I can't make links here: an admin has to give me the right to invite people.
referrals-usage = /invite gives you your own link. Admins: /invite asking (who comes by one is let in by you or the gate), /invite open (they come straight in), /invite off.
referrals-set = { $links ->
    [off] Members get no links of their own.
    [open] Members get links of their own; who comes by one is in at once.
   *[asking] Members get links of their own; who comes by one asks to join.
}
