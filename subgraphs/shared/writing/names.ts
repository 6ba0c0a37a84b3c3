/** What mutations know of the shape of records: their participants, and the fields that make them what they are. */
import { records, type Label, type PointerModel, type PropertyModel } from "../../../store/port";

/** Kinds of participation by the record that people take part in: they can be recorded together. */
export const PARTICIPATIONS: Partial<Readonly<Record<Label, { readonly label: Label; readonly pointer: string }>>> = {
  Project: { label: "ProjectParticipation", pointer: "project" },
  Meeting: { label: "MeetingParticipation", pointer: "meeting" },
  Visit: { label: "VisitParticipation", pointer: "visit" },
};

/** Pointers that make a relation record what it is; another end is another record. */
export const isIdentity = (label: Label, pointer: string): boolean =>
  records[label].isRelation === true && records[label].pointers[pointer]?.required === true;

/** Whether an input may state a property, or a pointer. */
export const isWritable = (model: PropertyModel | PointerModel): boolean =>
  !model.derived && !model.ruled && !("fixed" in model && model.fixed !== undefined);
