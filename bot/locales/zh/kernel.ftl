# 内核自己说的话。
kernel-of-group =
    <b>{ $group }</b>
    { $text }
kernel-open-private = 这条回复只给你看。请先打开和我的私聊，再问一次。
kernel-open = 打开私聊
kernel-poll-private = 投票没法在群里只给你一个人看。请先打开和我的私聊，再问一次。
kernel-admins-only = 只有群管理员能这样做。
kernel-right-missing = 这需要有「{ $right }」权限的管理员。
kernel-cannot-check = 刚才没能向 Telegram 查到你的权限，所以什么也没做。请过一分钟再试。
kernel-album-buttons = 更多：
kernel-button-old = 这个按钮已失效，请重新发送命令。
kernel-confirm = 确认
kernel-confirm-text =
    你现在是匿名身份，我看不到你的权限。请点「确认」，到时再查。
    { $command }

# 管理员权限，按 Telegram 应用里的叫法。
right-admin = 管理员
right-owner = 群主
right-can-delete-messages = 删除消息
right-can-restrict-members = 封禁用户
right-can-change-info = 修改群组信息
right-can-invite-users = 邀请用户
right-can-pin-messages = 置顶消息
right-can-manage-tags = 管理成员标签
right-can-promote-members = 添加新管理员
