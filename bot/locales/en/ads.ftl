# Why a message is an ad.
ads-reason-invite = invite link to another group
ads-reason-channel = link to another group or channel
ads-reason-bot = link to a bot
ads-reason-forward = forwarded post of another channel
ads-reason-external = quoted post of another channel

# Commands.
ads-command-allow = Allow a link, @channel or domain
ads-command-disallow = Take an allowed link back
ads-command-allowed = Show what is allowed
ads-command-permit = Let a member advertise for a while
ads-command-why = Explain what was found in a message

ads-allow-how = What? For example /{ $command } t.me/example, @channel or example.com; or reply to the message with the link.
ads-allow-done = From now on this stays: { $shown }
ads-disallow-done = No longer allowed: { $shown }
ads-disallow-unknown = This was not allowed before: { $shown }
ads-allowed =
    Allowed here:
    { $lines }
ads-allowed-none = Nothing is allowed beyond the group's own links. /allow adds a link, @channel or domain.
ads-permit-how = For how long? For example /permit @name 24h, or off to end it.
ads-permit-done = { $name } may post links until { $until }.
ads-permit-ended = { $name } may no longer post links.

ads-why-nothing = Nothing is on record about this.
ads-why-clean = No sign of an ad in this message.
ads-why-signal = { $fine ->
    [yes] Found, but allowed: { $reason } ({ $shown })
   *[no] Found: { $reason } ({ $shown })
}
ads-why-protected = Its author is never judged.
ads-why-permitted = Its author may post links until { $until }.
ads-why-observed = Only noted, because I still only watch: { $reason } ({ $shown })
ads-why-strike = { $moment }: strike, { $reason }.{ $evidence ->
    [yes] {" "}Evidence: { $shown }
   *[no] {""}
}{ $undone ->
    [yes] {" "}Taken back.
   *[no] {""}
}

# The days of watching.
ads-watch = { $count ->
    [one] While I only watched, I would have removed one message. Shall I start?
   *[other] While I only watched, I would have removed { $count } messages. Shall I start?
}
ads-watch-line = { $day }, { $name }: { $reason } ({ $shown })
ads-button-see = See
ads-button-start = Start
ads-button-wait = Wait
ads-started = { $name } let me start: ads are removed from now on.
ads-waiting = I keep watching and ask again on { $day }.
