# 私聊，以及说明用的话。
help-command-help = 可以问什么
help-command-id = 你的编号和本群编号
help-command-cancel = 停止正在问的事

help-start = 你好，{ $name }。我是 { $bot }。我在这些群里认识你：{ $groups }。只和你有关的事，我在这里告诉你。发 /help 看可以问什么。
help-start-alone = 你好，{ $name }。我是 { $bot }，帮群守规矩。把我拉进你管理的群，或在有我的群里说句话，我就认识你了。
help-button-add = 加到群里
help-button-more = 更多

help-for-members = <b>大家可用</b>
help-for-admins = <b>管理员可用</b>
help-line = { $command } { $text }
help-foot = 只和你有关的回复，只有你看得到。
help-foot-private = 群里的命令也可以在这里发；你在几个群时，我会问是哪个群。
help-pointer = 我只看得懂命令，发 /help 查看。
help-comma = 、
help-unknown = 没有这个命令。发 /help 看有哪些。
help-unknown-near = 没有这个命令。是 { $near } 吗？发 /help 看有哪些。
help-cancelled = 好，不再等你回复了。

help-which-group = 你说的是哪个群？
help-picked = 群：{ $group }，十分钟内有效。发 /cancel 重选。
help-no-group = 我还没在群里见过你。请先在有我的群里说句话，再来问。
help-no-group-admin = 我还不知道你是哪个群的管理员。请先在群里发一次这个命令。

help-id-user = 你的编号：<code>{ $id }</code>
help-id-chat = 本群编号：<code>{ $id }</code>
help-id-thread = 本话题编号：<code>{ $id }</code>
help-id-reply = { $name }：<code>{ $id }</code>
