"""Which family each city had when all six were installed for the first time; a city keeps its family for ever."""

from collections.abc import Mapping

RECORDED: Mapping[str, str] = {
    "frames": (
        "anshan benxi changzhou chongzuo dezhou guangzhou hefei leshan nanping putian sanming shaoyang tieling yiyang "
    ),
    "jsp": (
        "anqing anyang baise bayannaoer beihai bengbu bozhou changchun chengdu deyang eerduosi fangchenggang "
        "foshan guigang guilin guiyang haerbin haidong hami hangzhou hebi hengyang huaihua huainan huanggang "
        "hulunbeier jiamusi jian jiaxing jieyang jilin jinan jincheng jingdezhen jingmen jining jinzhong jixi "
        "laibin liaocheng liaoyang lijiang luoyang lvliang maoming meishan nanchong nanyang panjin qingdao "
        "quzhou rikaze sanmenxia shangluo shangqiu shannan shijiazhuang shiyan shizuishan songyuan taiyuan "
        "tianshui tongchuan tonghua tulufan weifang wuzhou xiamen xian xiangyang xianning xingtai xuancheng "
        "yaan yantai yibin yichang yichun-heilongjiang yichun-jiangxi yingkou yulin-guangxi yuncheng yunfu "
        "zhanjiang zhoushan zunyi "
    ),
    "layui": (
        "ankang anshun baishan baoji baoshan baotou changdu chaozhou chengde dongying fuzhou-fujian guangyuan "
        "haikou hegang huaibei huangshi huizhou jiayuguan jiuquan kaifeng kelamayi kunming lincang linzhi "
        "lishui liuzhou longyan maanshan nanchang nanning nantong ningde pingdingshan qingyang qiqihaer "
        "rizhao shangrao shantou shaoguan suining taizhou-jiangsu tongliao tongren weihai wenzhou wuhan wuhu "
        "wulanchabu wulumuqi wuwei wuzhong xiaogan xining xuchang yancheng yangquan yongzhou zhangye "
        "zhengzhou zhenjiang zhongshan zhoukou ziyang "
    ),
    "plain": (
        "practice baicheng baiyin baoding bazhong bijie binzhou changde chifeng chuzhou dalian dandong "
        "danzhou daqing datong dazhou ezhou fushun fuzhou-jiangxi guangan handan hanzhong hechi heihe "
        "hengshui heyuan hezhou huaian huangshan huhehaote huludao huzhou jiangmen jiaozuo jinchang jinhua "
        "jinzhou jiujiang laiwu langfang lanzhou lasa liaoyuan linfen linyi liupanshui longnan luzhou meizhou "
        "nanjing neijiang ningbo pingliang pingxiang puer qingyuan qinhuangdao qinzhou qitaihe qujing sansha "
        "sanya shanwei shaoxing shenyang shenzhen shuangyashan siping suihua suizhou suqian suzhou-anhui "
        "suzhou-jiangsu taian taizhou-zhejiang tangshan weinan wuhai wuxi xiangtan xinyang xinyu xinzhou "
        "xuzhou yangjiang yangzhou yinchuan yingtan yueyang yulin-shaanxi yuxi zaozhuang zhangjiajie "
        "zhangzhou zhaoqing zhaotong zhuhai zhumadian zibo zigong "
    ),
    "spa-antd": (
        "changsha chaoyang dingxi guyuan loudi mianyang mudanjiang naqu panzhihua tongling xianyang "
        "zhangjiakou zhongwei zhuzhou "
    ),
    "spa-element": (
        "cangzhou changzhi chenzhou chizhou dongguan fuxin fuyang ganzhou heze jingzhou lianyungang luan "
        "luohe puyang quanzhou shuozhou xinxiang yanan "
    ),
}
