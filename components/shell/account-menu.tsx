import {
  ChartNoAxesColumn,
  Download,
  Keyboard,
  LogOut,
  Menu as MenuIcon,
  Monitor,
  Moon,
  Plus,
  Search,
  Settings,
  Sun,
  UserRound,
} from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Menu, type MenuItem, MenuList } from '@/components/ui/menu'
import type { Theme } from '@/lib/platform/web/theme'
import styles from './account-menu.module.css'
import { KEYBOARD_HELP } from './keyboard-help-event'
import rail from './rail.module.css'
import type { Viewer } from './shell'
import { type ChooseTheme, ThemeSwitch } from './theme-switch'

interface Props {
  viewer: Viewer
  theme: Theme
  chooseTheme: ChooseTheme
}

const ICONS = { system: <Monitor aria-hidden="true" />, light: <Sun aria-hidden="true" />, dark: <Moon aria-hidden="true" /> }

/** Who is signed in, and what is theirs: at the foot of the rail; on a phone also what has no place in the bar. */
export function AccountMenu({ viewer, theme, chooseTheme }: Props) {
  const pages: MenuItem[] = [
    { label: 'Search', icon: <Search />, href: '/search' },
    ...(viewer.mayWrite
      ? [
          { label: 'New incident', icon: <Plus />, href: '/incidents/new' },
          { label: 'Import a document', icon: <Download />, href: '/incidents/import' },
        ]
      : []),
    { label: 'Insights', icon: <ChartNoAxesColumn />, href: '/insights' },
    { label: 'Settings', icon: <Settings />, href: '/settings' },
  ]
  const own: MenuItem[] = [
    { label: 'Your profile', icon: <UserRound />, href: '/settings/profile' },
    { label: 'Keyboard', icon: <Keyboard />, event: KEYBOARD_HELP },
  ]
  return (
    <Menu
      label={`${viewer.name}, menu`}
      className={rail.account}
      trigger={
        <>
          <MenuIcon aria-hidden="true" />
          <Avatar name={viewer.name} />
          <span className={rail.wide}>{viewer.name}</span>
          <span className={rail.narrow}>Menu</span>
        </>
      }
    >
      <div className={styles.narrow}>
        <MenuList items={pages} />
      </div>
      <MenuList items={own} />
      <div className={styles.theme}>
        <ThemeSwitch theme={theme} chooseTheme={chooseTheme} icons={ICONS} />
      </div>
      <form id="sign-out" method="post" action="/sign-out" className={styles.out}>
        <Button type="submit" variant="quiet">
          <LogOut aria-hidden="true" /> Sign out
        </Button>
        <span>{viewer.email}</span>
      </form>
    </Menu>
  )
}
