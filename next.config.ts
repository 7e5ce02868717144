import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Loaded from node_modules as they are: native code, worker threads, or streams that bundling breaks.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', '@prisma/client', '@prisma/adapter-pg', 'nodemailer', 'yjs'],
  // `npm run check` judges the types; judging them again would only make every start after a change slower.
  typescript: { ignoreBuildErrors: true },
  // In development its badge would lie over the navigation, at whichever corner.
  devIndicators: false,
  // Documents to import come through a form, up to 10 MB (lib/importing/limits.ts), with some room for the form around them.
  experimental: { serverActions: { bodySizeLimit: '11mb' }, proxyClientMaxBodySize: '11mb' },
  images: { unoptimized: true },
  // Several checkouts or a test run beside `npm run dev` each keep their own output.
  distDir: process.env.NEVERMORE_NEXT_DIR ?? '.next',
}

export default config
