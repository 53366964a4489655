# What the kernel itself says.
kernel-of-group =
    <b>{ $group }</b>
    { $text }
kernel-open-private = The answer is for you alone. Open our private chat once, then ask again.
kernel-open = Open private chat
kernel-poll-private = A poll cannot be shown to you alone here. Open our private chat once, then ask again.
kernel-admins-only = Only admins of the group can do this.
kernel-right-missing = This needs an admin with the right “{ $right }”.
kernel-cannot-check = Telegram did not tell me what you may do here, so nothing was done. Please try again in a minute.
kernel-album-buttons = More:
kernel-button-old = This button has expired. Please send the command again.
kernel-confirm = Confirm
kernel-confirm-text =
    You write anonymously, so I cannot see your rights. Tap to confirm; they are checked then.
    { $command }

# Rights of an admin, by the names that Telegram's apps give them.
right-admin = Admin
right-owner = Owner
right-can-delete-messages = Delete messages
right-can-restrict-members = Ban users
right-can-change-info = Change group info
right-can-invite-users = Invite users via link
right-can-pin-messages = Pin messages
right-can-manage-tags = Manage member tags
right-can-promote-members = Add new admins
