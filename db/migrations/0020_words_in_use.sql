-- What a sector and child protection have both signed is said wherever it is printed or listed, also to whoever reads the
-- guidance without an account: the words alone, of parts that are asked for, in the edition that is followed. Proposals,
-- signatures and versions that nobody agreed on stay with the people of the response.

create function words_in_use(wanted_nodes text[])
  returns table (node_id text, sector text, language text, title text, body text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.node_id, w.sector, g.language, v.title, v.body
  from work w
    join edition e on e.response_id = w.response_id and e.id = w.edition_id and e.state = 'published'
    join wording g on g.response_id = w.response_id and g.id = w.id
    join wording_version v on v.response_id = w.response_id and v.id = w.id and v.version = (
      select s.version from signature s where s.response_id = w.response_id and s.work_id = w.id
      group by s.version having count(*) = 2 order by s.version desc limit 1)
  where w.response_id = actor_response() and w.what = 'wording' and w.state = 'placed'
    and w.node_id = any (wanted_nodes)
  order by w.sector, array_position(wanted_nodes, w.node_id), g.language $$;
revoke all on function words_in_use(text[]) from public;
grant execute on function words_in_use(text[]) to across_app;
