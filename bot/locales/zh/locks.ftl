# 锁定：成员不能发的内容。
locks-command-lock = 锁定几类消息：发了就删
locks-command-unlock = 解除锁定
locks-command-locks = 查看已锁定和可锁定的类型
locks-locked = 本群已锁定，删除但不警告：
locks-line = { $name }：{ $type }
locks-none = 没有锁定任何类型。
locks-types = 可锁定：{ $types }。成员拉进来的机器人总会被移除。
locks-how = { $some ->
    [yes] 没有这种类型：{ $unknown }。
   *[no] 锁定什么？
}例如 /{ $command } sticker link，也可以写 /{ $command } 贴纸 链接。类型有：{ $types }
locks-no-right = 我没有「删除消息」权限，无法锁定。
locks-removed = 你的消息已删除：那里不能发{ $type }。
locks-type = { $type ->
    [text] 文字
    [photo] 图片
    [video] 视频
    [gif] 动图
    [sticker] 贴纸
    [voice] 语音
    [videonote] 圆形视频
    [audio] 音乐和音频
    [document] 文件
    [album] 相册
    [paid] 付费内容和账单
    [poll] 投票
    [checklist] 清单
    [contact] 名片
    [location] 位置
    [game] 游戏
    [dice] 骰子等表情游戏
    [story] 动态
    [giveaway] 抽奖
    [link] 链接
    [invite] 群和频道链接
    [botlink] 机器人链接
    [email] 邮箱
    [phone] 电话号码
    [button] 按钮
    [inline] 通过其他机器人发的消息
    [command] 其他机器人的命令
    [forward] 转发的消息
    [forwarduser] 转发自个人的消息
    [forwardbot] 转发自机器人的消息
    [forwardchannel] 转发自频道的消息
    [external] 其他聊天的引用
    [anonchannel] 以频道身份发的消息
    [emoji] 表情
    [emojionly] 只有表情的消息
    [zalgo] 叠加符号的文字
    [arabic] 阿拉伯字母
    [cjk] 中日韩文字
    [cyrillic] 西里尔字母
    [rtl] 从右到左的文字
   *[all] 任何内容
}
