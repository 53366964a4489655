# The private chat and the words that explain.
help-command-help = What can be asked here
help-command-id = Your id and this group's id
help-command-cancel = Stop what is being asked

help-start = Hi { $name }. I am { $bot }. I know you from { $groups }. What concerns you alone I write to you here. /help shows what you can ask.
help-start-alone = Hi { $name }. I am { $bot }, and I help groups keep their rules. Add me to a group that you run, or write something in a group where I am; then I know you here as well.
help-button-add = Add to a group
help-button-more = More

help-for-members = <b>For everybody</b>
help-for-admins = <b>For admins</b>
help-line = { $command } { $text }
help-foot = What concerns you alone, only you can see.
help-foot-private = Commands of a group work here as well; with several groups I ask which one.
help-pointer = I only understand commands. /help shows them.
help-comma = { ", " }
help-unknown = There is no such command. /help shows what there is.
help-unknown-near = There is no such command. Perhaps { $near }? /help shows what there is.
help-cancelled = Done. I am not waiting for an answer any more.

help-which-group = Which group do you mean?
help-picked = Group: { $group }, for the next ten minutes. /cancel to choose again.
help-no-group = I do not know you from a group yet. Write something in a group where I am, then ask again.
help-no-group-admin = I know of no group where you are an admin. Send the command in the group once.

help-id-user = Your id: <code>{ $id }</code>
help-id-chat = This group: <code>{ $id }</code>
help-id-thread = This topic: <code>{ $id }</code>
help-id-reply = { $name }: <code>{ $id }</code>
