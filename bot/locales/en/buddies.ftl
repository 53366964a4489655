# Buddies: members who greet newcomers.
buddies-command-buddy = Offer to greet newcomers: /buddy on, /buddy off
buddies-command-buddies = Who offered to greet newcomers

buddies-usage = Use /buddy on or /buddy off.
buddies-on = Thank you. Now and then I ask you, alone, to greet somebody new; /buddy off ends it.
buddies-off = All right, I ask you no more. Thank you.
buddies-none = Nobody has offered to greet newcomers yet. Members do it with /buddy on.
buddies-none-free = No buddy is free now. Members become one with /buddy on.
buddies-listed = { $count ->
    [one] One member greets newcomers:
   *[other] { $count } members greet newcomers:
}
buddies-line = · { $name }
buddies-asked = { $name } is asked to greet them.
buddies-please = New here, or quiet for a while: { $names }. Would you greet them in the group? A word is enough.
buddies-button-pass = Not now
buddies-button-stop = No more
buddies-passed = All right, somebody else may do it.
