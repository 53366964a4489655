# 进群、语言、时区。
setup-command-language = 查看或更改语言
setup-command-timezone = 查看或更改本群时区

setup-here = 已来到「{ $group }」。我的权限：
setup-back = 回到了「{ $group }」，原来的设置都还在。我的权限：
setup-present = · { $right }：有
setup-missing-can-delete-messages = · { $right }：没有。在此之前不能清理广告和其他消息。
setup-missing-can-restrict-members = · { $right }：没有。在此之前不能禁言、移出和拉黑。
setup-grant = 授权方法：点群名，编辑，管理员，{ $bot }。
setup-basic-group = 这是普通群：不能禁言，也没有消息链接。给任一管理员单独调整一项权限，或让新成员看到聊天记录，就会升级为超级群。
setup-privacy = 隐私模式开着，Telegram 只让我看到命令。设为管理员后我能看到所有消息；或在 BotFather 用 /setprivacy 关闭，再重新拉我进群。
setup-observe = 头几天我只观察，之后再问要不要开始；明显的广告（如新人发外群链接）从第一分钟起就清理。
setup-surplus = 「{ $right }」权限只用来给共建人加头衔（/tiers title on）。不用头衔的话，请收回。
setup-ways = 管理员可在群里发 /help。用 /adminchat 可把提醒发到管理群。
setup-choices = 语言：{ $language }（/language）。时区：{ $zone }，现在{ $clock }（/timezone）。
setup-button-grant = 授予权限
setup-button-stay = 留下

setup-waiting = 把我拉进「{ $group }」的不是管理员。有管理员点一下我就留下，否则{ $until }离开。
setup-goodbye = 没有管理员让我留下，先走了。管理员可随时再拉我进来。
setup-no-channel = 我只在群里工作，不在频道里，先走了。

setup-rights-lost = 我的一项权限被收回了。需要它的事先等着，权限回来再做。
setup-rights-back = 权限都回来了，等着的事继续做。
setup-bot-removed = { $name }不是管理员，拉进了 { $bot }，已移出。管理员可以再加它。

setup-language-now = 我在本群说{ $language }。
setup-language-now-mine = 我和你说{ $language }。群里的语言在群里设置。
setup-language-unknown = 我还不会「{ $words }」，只会这些：
setup-language-set = 以后我在本群说中文。
setup-language-mine = 以后我和你说中文。
setup-zone-now = 时区：{ $zone }，现在{ $clock }。更改：/timezone Asia/Shanghai
setup-zone-set = 时区：{ $zone }，现在{ $clock }。
setup-zone-unknown = 没有「{ $words }」这个时区。相近的：{ $near }。
setup-zone-nothing = 没有「{ $words }」这个时区。请写 Asia/Shanghai、大城市名或 UTC+8。
