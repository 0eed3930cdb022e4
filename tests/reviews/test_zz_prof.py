import time,collections
import tests.reviews.test_blindness as t
spent=collections.Counter()
orig=t.read
def read(c,a):
    s=time.process_time(); r=orig(c,a); spent[a]+=time.process_time()-s; return r
t.read=read
def test_prof(worlds):
    s=time.process_time()
    t.walk(worlds,"alice")
    print("total",time.process_time()-s, sum(spent.values()))
    for a,n in spent.most_common(40): print(round(n,3),a)
worlds=t.worlds
