# Cards to the admins.
alerts-command-alerts = What waits for an admin
alerts-command-adminchat = Send cards to an admin chat, or stop that

alerts-head-card = { $count ->
    [one] One matter:
   *[other] { $count } matters:
}
alerts-head-night = Overnight, { $count } matters:
alerts-head-day = { $count } more today:
alerts-head-list = { $count ->
    [one] One matter waits:
   *[other] { $count } matters wait:
}
alerts-hidden = and { $count } more: /alerts in the group
alerts-more = and { $count } older
alerts-none = Nothing waits for an admin.
alerts-nobody = Cards reach nobody yet: press Start in my private chat, or set an admin chat with /adminchat.

alerts-code = Add me to your admin chat and send there, until { $until }: <code>/adminchat { $code }</code>
alerts-code-again = There is an admin chat already; /adminchat off ends that. For another one send there, until { $until }: <code>/adminchat { $code }</code>
alerts-code-unknown = This code is wrong or has expired. /adminchat in the group gives a new one.
alerts-code-here = This code belongs in the admin chat, not here.
alerts-not-admin = Only an admin of “{ $group }” can do this.
alerts-not-linked = There is no admin chat. /adminchat alone gives a code for one.
alerts-linked = The cards of “{ $group }” come here from now on. /adminchat off ends that.
alerts-linked-public = The cards of “{ $group }” come here from now on. This chat is public, so everybody can read them; /adminchat off ends that.
alerts-unlinked = The cards of “{ $group }” no longer go to an admin chat.
