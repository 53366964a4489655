"""What is a question that wants an answer, what it is about, when somebody is asked: tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core import questions
from bot.core.decisions import Remove, Save
from bot.features.unanswered import queries, rules
from bot.features.unanswered.policy import UnansweredPolicy
from bot.features.unanswered.queries import Waiting
from bot.features.unanswered.rules import Asked
from bot.features.unanswered.tables import QuestionHelper

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
POLICY = UnansweredPolicy()
ASKED = Asked(-1, 5, "t", 7, "Ann", "Which tent?", None, (1, 2, 3), NOW, NOW + timedelta(hours=1))

QUESTIONS = (
    "Which tent do you use for 4,000 m?",
    "Does anyone know where the bus leaves from",
    "how do I renew my membership",
    "Hi all, can someone tell me the hut's phone number",
    "What time does it start tomorrow?",
    "anyone been to the lake lately",
    "Is there a shop near the trail head",
    "Any recommendations for waterproof boots",
    "Where can I park on Sunday?",
    "Good morning! How much is the ferry?",
    "Looking for advice on winter gloves",
    "I broke my pole. Does anybody have a spare one for Saturday?",
    "how to fix a leaking mattress",
    "could someone please explain how the map app works",
    "who is going on Friday and has a free seat?",
    "Should I bring crampons or are poles enough?",
    "Sorry, which one of the two routes is shorter",
    "I wonder if the hut is open in May",
    "Can we bring dogs on this tour?",
    "What's the best app for offline maps?",
    "is it still possible to sign up for the trip",
    "The link is dead, has anyone got a new one?",
    "请问明天几点集合？",
    "有人去过贡嘎吗",
    "求推荐一款防水登山鞋",
    "4000米带哪顶帐篷好",
    "怎么报名周末的活动",
    "哪里能买到便宜的登山杖",
    "大家一般用什么牌子的冲锋衣？",
    "明天下雨的话还去吗",
    "有没有人拼车去成都",
    "新手第一次露营需要准备些什么呢",
    "想问一下群里有谁会修鞋",
    "这条路线带孩子走合适吗",
    "谁知道最近的地铁站怎么走",
    "门票多少钱一张",
    "请教各位高反了怎么办",
    "什么时候出发",
    "几点开始签到啊",
    "这双鞋偏大还是偏小？",
    "能不能带宠物一起参加",
    "在哪里报名",
    "群主，活动地点在哪儿？",
    "有没有推荐的民宿",
    "去九寨沟坐火车方便吗？",
    "我的订单三天了还没发货，怎么办",
    "как добраться до приюта из города?",
    "Кто завтра идёт на озеро?",
    "Ist die Hütte im Mai offen?",
    "¿A qué hora salimos mañana?",
    "Hey, when does the registration close",
    "Do I need a permit for this valley",
    "is the river high at the moment? we want to cross",
    "拉萨现在需要穿羽绒服么",
    "有谁用过这款炉子",
    "有人知道3号线停运到几点吗",
    "退款怎么申请",
    "这个价格是不是包含保险",
    "请问可以带小孩么",
    "how long does the descent take",
    "where do we meet tomorrow",
    "What do you wear when it rains all day?",
    "my stove won't light, can anyone help",
    "has anybody seen my blue bottle after the hike",
    "is the meeting still at seven",
    "Where's the best place to buy gas canisters?",
    "Do we meet at the station or at the cafe?",
    "how much should I tip the driver",
    "any idea why the site is down",
    "Does this rope need replacing after five years?",
    "can you please tell me who runs the beginners course",
    "When is the next training",
    "请问这个课程有回放吗",
    "老师，作业什么时候交",
    "有人一起去看日出吗",
    "登山杖买铝的还是碳的？",
    "群里有做摄影的朋友吗",
    "第二期还能报名吗",
    "这个文件在哪里下载",
    "求助，手机连不上蓝牙了",
    "周末爬香山要预约吗",
    "哪位大佬能讲讲怎么选睡袋",
    "帐篷怎么洗",
    "多少钱能拿下",
    "装修找谁比较靠谱呢",
    "这家店靠谱吗",
    "А где можно взять палатку напрокат?",
    "怎么退群费",
    "请问发票怎么开",
    "高铁票改签要手续费么",
    "有没有人愿意拼单",
)
TALK = (
    "Thanks, that was helpful",
    "I know how to get there",
    "What a day",
    "how nice of you",
    "When I was young we had no maps",
    "You can see where it starts on the map",
    "who knows",
    "Really?",
    "right?",
    "How are you?",
    "What's up?",
    "anyone here?",
    "https://example.org/?a=1&b=2",
    "See https://example.org/?q=tent for details",
    "The one who wins gets a prize",
    "I asked him why and he laughed",
    "Let me show you how it works",
    "好的，明天见",
    "没什么事",
    "我不知道怎么说",
    "在吗",
    "有人吗",
    "吃了吗？",
    "真的吗？",
    "谁知道呢",
    "怎么可能",
    "还早着呢",
    "我正在路上呢",
    "我告诉你怎么走",
    "什么都好吃",
    "多少有点累",
    "哪里哪里，过奖了",
    "为什么不呢",
    "你呢？",
    "+1",
    "收到",
    "???",
    "ok?",
    "今天的云真好看",
    "你们先走，我马上到",
    "那还用问",
    "大家早上好",
    "I will be there at nine",
    "It is what it is",
    "Any day is a good day",
    "What he said is true",
    "which is why I stayed at home",
    "there is a shop near the station",
    "我想起来怎么走了",
    "忘了带什么东西",
    "I think that is a good idea",
    "The bus leaves at nine from the main square",
    "you should see the view from up there",
    "We did what we could",
    "That is how it works here",
    "do it yourself",
    "Does not matter to me",
    "is fine by me",
    "好看，哪里拍的我也想去就是没时间",
    "我们正在讨论呢",
    "我也不知道怎么回事",
    "怎么都行",
    "多少给点吧",
    "昨天的活动太棒了，谢谢大家",
    "他问我要不要去，我说不去",
    "看你怎么想",
    "什么都没买",
    "谁都可以来",
    "有人来就好",
    "这么贵啊",
    "哈哈哈哈笑死",
    "几个朋友一起去了",
    "请大家注意安全",
    "请假一天",
    "要求不高，能走就行",
    "问题已经解决了",
    "求之不得",
    "早上好，今天有雨，出门带伞",
    "have a nice evening everyone",
    "was a great trip",
    "will do",
    "can do, see you then",
    "someone left a jacket in my car",
    "anyone is welcome",
    "no question about it",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question(text: str) -> None:
    assert questions.is_question(text)


@pytest.mark.parametrize("text", TALK)
def test_no_question(text: str) -> None:
    assert not questions.is_question(text)


def test_a_treatise_is_no_question_and_takes_no_time() -> None:
    assert not questions.is_question("why is it so? " * 200)
    for piece in ("how ", "hi ", "怎么", "?? ", "do you ", "any good "):
        questions.is_question(piece * (1_400 // len(piece)))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Which tent do you take for 4000 m?", "what tents are best for 4000 meters", True),
        ("Where can I buy gas canisters in Chengdu?", "gas canisters: where in Chengdu", True),
        ("4000米带哪顶帐篷好？", "请问去4000米营地带什么帐篷", True),
        ("怎么申请退款", "退款申请多久到账？", True),
        ("Which tent do you take?", "How do I get a refund?", False),
        ("有没有人拼车去成都", "请问有没有推荐的民宿", False),
        ("Which tent?", "Which tent?", False),
    ],
)
def test_what_is_alike(one: str, other: str, near: bool) -> None:
    assert (rules.alike(questions.gist(one), questions.gist(other)) >= rules.ALIKE) is near


def test_a_gist_holds_no_words() -> None:
    found = questions.gist(
        "Which waterproof boots for the glacier? https://example.org 帐篷 #gear " + "abc def ghi jkl " * 9
    )
    assert all(isinstance(number, int) for number in found)
    assert len(found) <= questions.GIST
    assert questions.gist("??") == ()


def test_who_answered_such_questions_most() -> None:
    answers = [(1, (1, 2, 3)), (2, (1, 2, 9)), (2, (1, 3, 8)), (3, (7, 8, 9)), (4, (1, 2, 3)), (5, (1, 2, 3))]
    assert rules.helpers((1, 2, 3), answers, {4}) == [2, 1, 5]


@pytest.mark.parametrize(
    ("hour", "asked"),
    [
        ("08:59", "05 09:00"),
        ("09:00", "05 09:00"),
        ("21:59", "05 21:59"),
        ("22:00", "06 09:00"),
        ("23:30", "06 09:00"),
    ],
)
def test_nobody_is_asked_at_night(hour: str, asked: str) -> None:
    local = datetime.fromisoformat(f"2026-01-05T{hour}").replace(tzinfo=SHANGHAI)
    assert f"{rules.in_hours(local, POLICY):%d %H:%M}" == asked
    always = POLICY.model_copy(update={"hours_from": "00:00", "hours_to": "00:00"})
    assert rules.in_hours(local, always) == local


def test_the_evening() -> None:
    local = datetime(2026, 1, 5, 20, 59, tzinfo=SHANGHAI)
    assert not rules.is_evening(local, POLICY)
    assert rules.is_evening(local + timedelta(minutes=1), POLICY)
    assert rules.this_evening(local, POLICY) == local + timedelta(minutes=1)


def test_the_state_in_memory_keeps_up_with_the_rows() -> None:
    state = Waiting()
    assert state.follow(queries.kept(-1, ASKED))
    assert state.asked == {(-1, 5): ASKED}
    state.asked[(-1, 5)].after = 2
    assert state.follow(queries.kept(-1, replace(ASKED, carded_at=NOW)))
    assert state.asked == {(-1, 5): replace(ASKED, carded_at=NOW, after=2)}
    assert state.follow(Save(QuestionHelper(chat_id=-1, user_id=7, asked_at=NOW, stopped=False)))
    assert state.follow(Remove(QuestionHelper, {"chat_id": -1}))
    assert len(state.asked) == 1
    assert state.follow(queries.gone(-1, ASKED))
    assert state.asked == {}
