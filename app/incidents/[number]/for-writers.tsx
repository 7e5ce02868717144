'use client'

import dynamic from 'next/dynamic'

// Forms, menus and pencils of the article: a page that is only read loads none of them. All of them are one file on the wire.
const parts = () => import('./writing-parts').then(({ writingParts }) => writingParts)

export const AssumedZone = dynamic(() => parts().then((part) => part.AssumedZone))
export const CauseForm = dynamic(() => parts().then((part) => part.CauseForm))
export const CauseMenu = dynamic(() => parts().then((part) => part.CauseMenu))
export const NewCause = dynamic(() => parts().then((part) => part.NewCause))
export const ActionMenu = dynamic(() => parts().then((part) => part.ActionMenu))
export const NewAction = dynamic(() => parts().then((part) => part.NewAction))
export const Deleted = dynamic(() => parts().then((part) => part.Deleted))
export const DeleteForm = dynamic(() => parts().then((part) => part.DeleteForm))
export const EntryDesk = dynamic(() => parts().then((part) => part.EntryDesk))
export const EntryForm = dynamic(() => parts().then((part) => part.EntryForm))
export const FactsForm = dynamic(() => parts().then((part) => part.FactsForm))
export const InPlace = dynamic(() => parts().then((part) => part.InPlace))
export const LessonForm = dynamic(() => parts().then((part) => part.LessonForm))
export const Mend = dynamic(() => parts().then((part) => part.Mend))
export const NewLesson = dynamic(() => parts().then((part) => part.NewLesson))
export const NewSection = dynamic(() => parts().then((part) => part.NewSection))
export const People = dynamic(() => parts().then((part) => part.People))
export const PrivacyForm = dynamic(() => parts().then((part) => part.PrivacyForm))
export const QuickAdd = dynamic(() => parts().then((part) => part.QuickAdd))
export const SectionForm = dynamic(() => parts().then((part) => part.SectionForm))
export const StateForm = dynamic(() => parts().then((part) => part.StateForm))
export const TurnSelection = dynamic(() => parts().then((part) => part.TurnSelection))
export const ZoneForm = dynamic(() => parts().then((part) => part.ZoneForm))
