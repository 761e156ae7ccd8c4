/**
 * The server as a library: open a hub, build the application over it, listen where you like.
 * Everything here may be relied on; whatever is not exported here may change.
 */
export { type AppParts, buildApp } from './app.ts';
export {
  type Config,
  ConfigFaults,
  configSchema,
  type Environment,
  readConfig,
} from './config.ts';
export { type Listening, listen, openConfiguredHub } from './listen.ts';
export { version } from './version.ts';
