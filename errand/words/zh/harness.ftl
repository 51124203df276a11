not-begun = 没有走成：准备工作失败
