-- Undo puts every row back once, whatever order a cascade had recorded.

create or replace function core.apply_undo(p_change uuid) returns int
language plpgsql
as $$
declare
    v_pending bigint[];
    v_next bigint[];
    v_count int;
    v_seq bigint;
    v_fault text;
    v_image jsonb;
    r record;
begin
    -- The net effect per row: as it was before the first touch. A cascade is recorded after its cause and an explicit
    -- delete before it, so a row whose references do not fit yet waits for the next round.
    v_pending := array(
        select max(seq) from core.change_row where organisation_id = core.current_organisation() and change_id = p_change
        group by table_name, row_id order by max(seq) desc);
    v_count := cardinality(v_pending);
    while cardinality(v_pending) > 0 loop
        v_next := '{}';
        foreach v_seq in array v_pending loop
            select table_name, row_id into r from core.change_row
            where organisation_id = core.current_organisation() and change_id = p_change and seq = v_seq;
            select old_row into v_image from core.change_row
            where organisation_id = core.current_organisation() and table_name = r.table_name and row_id = r.row_id and change_id = p_change
            order by seq limit 1;
            begin
                perform core.restore_row(r.table_name, r.row_id, v_image);
            exception when foreign_key_violation or unique_violation then
                v_next := v_next || v_seq;
                v_fault := sqlerrm;
            end;
        end loop;
        if cardinality(v_next) = cardinality(v_pending) then
            raise exception 'This change cannot be taken back: %', v_fault;
        end if;
        v_pending := v_next;
    end loop;
    return v_count;
end
$$;
