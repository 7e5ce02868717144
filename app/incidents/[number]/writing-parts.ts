import { InPlace } from '@/components/editing/in-place'
import { TurnSelection } from '@/components/selection/turn-selection'
import { CauseForm, NewCause } from './causes/cause-form'
import { CauseMenu } from './causes/cause-menu'
import { NewAction } from './corrective-actions/action-forms'
import { ActionMenu } from './corrective-actions/action-menu'
import { Deleted } from './deleted'
import { FactsForm } from './facts/facts-form'
import { LessonForm, NewLesson } from './lessons/lesson-form'
import { DeleteForm } from './people/delete-form'
import { People } from './people/people'
import { PrivacyForm } from './people/privacy-form'
import { StateForm } from './people/state-form'
import { NewSection } from './sections/new-section'
import { SectionForm } from './sections/section-form'
import { EntryDesk } from './timeline/entry-desk'
import { EntryForm } from './timeline/entry-form'
import { Mend } from './timeline/mend'
import { QuickAdd } from './timeline/quick-add'
import { AssumedZone, ZoneForm } from './timeline/zone-form'

/** What for-writers.tsx loads when somebody may write: together, so that it is one file on the wire. */
export const writingParts = {
  InPlace,
  CauseForm,
  NewCause,
  CauseMenu,
  NewAction,
  ActionMenu,
  Deleted,
  FactsForm,
  LessonForm,
  NewLesson,
  DeleteForm,
  People,
  PrivacyForm,
  StateForm,
  NewSection,
  SectionForm,
  EntryDesk,
  EntryForm,
  Mend,
  QuickAdd,
  AssumedZone,
  ZoneForm,
  TurnSelection,
}
