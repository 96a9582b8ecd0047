-- Advisory locks take a merchant and a key (V1_15); the rows were for nodes of earlier versions
drop table creation_locks;
