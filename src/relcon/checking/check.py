"""All checks on a matter, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.checking.answers import answered
from relcon.checking.beside import Beside, rows_held, totals_against_rows
from relcon.checking.challenged import challenges_without_effect
from relcon.checking.dates import impossible_dates
from relcon.checking.deals import (
    acquitted_of_what_stands,
    cash_against_weight,
    payments_backwards,
    stings_without_agents,
    talk_of_what_was_held,
)
from relcon.checking.defendants import (
    contradicted_counts,
    court_and_circuit,
    many_points,
    prior_sentences,
    unknown_statutes,
)
from relcon.checking.disguise import disguised_names
from relcon.checking.duplicates import itemised_of_series, likely_duplicates, resales
from relcon.checking.exhibits import (
    alleged_and_found,
    exhibits_without_labs,
    gross_for_net,
    nothing_found,
    one_seizure_twice,
    samples_of_exhibits,
    two_values_of_exhibits,
)
from relcon.checking.forms import forms_read
from relcon.checking.found import findings_out_of_line
from relcon.checking.idle import never_named, without_worksheets
from relcon.checking.limits import limits_too_small
from relcon.checking.lots import empty_lots, other_drugs_on_a_lot, parts_above_the_whole, weights_of_one_lot
from relcon.checking.note import Checked, case_facts
from relcon.checking.out_of_line import outliers
from relcon.checking.pages import labels_mistyped, page_gaps, page_overlaps
from relcon.checking.paper_trail import overdue, previews, witnesses
from relcon.checking.participants import (
    acts_against_status,
    both_sides,
    nobody_takes_part,
    payments_by_strangers,
    same_act_twice,
)
from relcon.checking.parts import (
    parts_above_the_event,
    takes_nothing_off,
    unknown_uses,
    uses_by_strangers,
    uses_written_twice,
)
from relcon.checking.people import idle_contacts, names_alike, numbers_written_apart, shared_phones, unclaimed_numbers
from relcon.checking.positions import (
    findings_without_effect,
    open_norms,
    pleas_without_effect,
    reaching_nobody,
    stipulated_quantities,
)
from relcon.checking.priced import of_worksheets
from relcon.checking.prices import prices
from relcon.checking.produced import (
    documents_twice,
    families_broken,
    labels_uneven,
    lists_apart,
    pages_counted_apart,
    pages_in_two_documents,
    pages_missing,
    pages_not_produced,
)
from relcon.checking.readings import readings_missing, without_any_reading
from relcon.checking.records import (
    acts_before_contact,
    acts_before_joining,
    missing_dates,
    payments_before_deal,
    series_begun_early,
    two_places_one_day,
    uncited,
    undated_sentencings,
    weak_only,
)
from relcon.checking.roles import over_each_other, strangers, two_primary_functions
from relcon.checking.sameness import facts_twice, ids_alike, memberships_twice
from relcon.checking.sessions import idle_admissions, letters_and_sessions, objectives
from relcon.checking.tolls import calls_that_tolls_lack, contacts_not_covered
from relcon.checking.undertakings import (
    idle_knowledge,
    other_drugs_than_the_undertaking,
    scopes_outside,
    undertakings_of_nobody,
)
from relcon.checking.weights import (
    heavy_pieces,
    nothing_weighed,
    purities,
    samples,
    unlikely_totals,
    wide_ranges,
    without_weight,
)
from relcon.engine.program import receipt
from relcon.engine.which_edition import edition_of
from relcon.importing.store import StoredFile
from relcon.law.tables import EditionNotShipped, known
from relcon.records.matter import Matter
from relcon.results.exposure import Exposure

CHECKS = (
    readings_missing,
    without_any_reading,
    without_weight,
    nothing_weighed,
    outliers,
    wide_ranges,
    heavy_pieces,
    purities,
    unlikely_totals,
    prices,
    cash_against_weight,
    parts_above_the_event,
    takes_nothing_off,
    findings_out_of_line,
    nobody_takes_part,
    both_sides,
    acts_against_status,
    payments_by_strangers,
    payments_backwards,
    stings_without_agents,
    talk_of_what_was_held,
    acquitted_of_what_stands,
    uses_by_strangers,
    other_drugs_on_a_lot,
    empty_lots,
    other_drugs_than_the_undertaking,
    undertakings_of_nobody,
    scopes_outside,
    limits_too_small,
    strangers,
    over_each_other,
    two_primary_functions,
    idle_knowledge,
    idle_contacts,
    numbers_written_apart,
    contacts_not_covered,
    acts_before_joining,
    acts_before_contact,
    series_begun_early,
    payments_before_deal,
    two_places_one_day,
    weights_of_one_lot,
    parts_above_the_whole,
    contradicted_counts,
    unknown_statutes,
    many_points,
    court_and_circuit,
    without_worksheets,
    idle_admissions,
    letters_and_sessions,
    objectives,
    findings_without_effect,
    challenges_without_effect,
    reaching_nobody,
    pleas_without_effect,
    likely_duplicates,
    itemised_of_series,
    resales,
    memberships_twice,
    same_act_twice,
    uses_written_twice,
    facts_twice,
    names_alike,
    disguised_names,
    shared_phones,
    ids_alike,
    samples,
    stipulated_quantities,
    uncited,
    never_named,
    weak_only,
    open_norms,
    unknown_uses,
    prior_sentences,
    forms_read,
    impossible_dates,
    missing_dates,
    undated_sentencings,
    labels_mistyped,
    page_gaps,
    page_overlaps,
    unclaimed_numbers,
    witnesses,
    previews,
    overdue,
)
BESIDE = (
    two_values_of_exhibits,
    alleged_and_found,
    samples_of_exhibits,
    gross_for_net,
    nothing_found,
    one_seizure_twice,
    exhibits_without_labs,
    rows_held,
    totals_against_rows,
    pages_not_produced,
    pages_missing,
    pages_in_two_documents,
    pages_counted_apart,
    lists_apart,
    families_broken,
    documents_twice,
    labels_uneven,
    calls_that_tolls_lack,
)


def check(matter: Matter, imported: Sequence[StoredFile] = (), exposure: Exposure | None = None) -> Checked:
    """Run every check on a matter that was read without errors.

    Parameters
    ----------
    matter
        The case, with its proffer or without.
    imported
        The files that were imported into it.
    exposure
        The worksheets, where they were computed: what they leave open and no record shows is then among the notes.

    Returns
    -------
    Checked
        Notes by rank, then in the order of the checks, and within one in the order of the file. Nothing is merged
        or changed.
    """
    facts = [record for _, _, record in case_facts(matter)]
    found = [note for run in CHECKS for note in run(matter)]
    beside = Beside(matter, tuple(imported))
    found += [note for run in BESIDE for note in run(beside)]
    found += of_worksheets(exposure, matter) if exposure is not None else ()
    notes = answered(matter, list(dict.fromkeys(found)))
    cited = sum(1 for record in facts if record.evidence)
    made_from = exposure.receipt if exposure is not None else receipt(matter, (), (), (), ())
    return Checked(
        receipt=made_from.model_copy(update={"proffer_sha256": matter.proffer_sha256}),
        warnings=_warnings(matter),
        not_read=_not_read(matter),
        facts=len(facts),
        cited=cited,
        paged=sum(1 for record in facts if any(_paged(matter, exhibit) for exhibit in record.evidence)),
        notes=tuple(sorted(notes, key=lambda one: one.rank)),
    )


def _paged(matter: Matter, exhibit: str) -> bool:
    return exhibit in matter.evidence and matter.evidence[exhibit].bates is not None


def _warnings(matter: Matter) -> tuple[str, ...]:
    """Return what must be known of the Manual editions before anything is computed."""
    found = []
    for id in matter.defendants:
        try:
            warning = edition_of(matter, id).warning
        except EditionNotShipped as refusal:
            warning = f"WARNING: {refusal}: not computed"
        if warning is not None:
            found.append(f"{id}: {warning}")
    return tuple(found)


def _not_read(matter: Matter) -> dict[str, tuple[str, ...]]:
    """Return the editions that were not read as a whole, with the defendants computed under them."""
    found: dict[str, tuple[str, ...]] = {}
    for id in matter.defendants:
        try:
            edition = edition_of(matter, id).name
        except EditionNotShipped:
            continue
        if known(edition).status != "read":
            found[edition] = (*found.get(edition, ()), id)
    return found
