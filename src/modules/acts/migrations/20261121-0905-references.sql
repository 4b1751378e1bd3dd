-- What corrects or repeals an act, found from the act: few articles do.
create index article_refers on acts.article ((input ->> 'act')) where effect in ('act.correct', 'act.repeal');
