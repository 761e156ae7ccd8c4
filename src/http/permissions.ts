/**
 * Who may do what over HTTP: every operation of the administration and of the desk by its `operationId`, and
 * the roles that may call it.
 *
 * The one place where roles and operations meet. An operation without a row keeps the server from starting
 * (`guard.ts`), and one whose row is changed fails `test/admin/roles.test.ts`.
 */
import { type AccountRole, accountRoles } from '../exchange/directory.ts';

/**
 * What somebody is here. Accounts are given their roles; a consumer has `submitter` by a grant to write and
 * `reader` by a grant to read; `consumer` is each, also one whose grants were taken away.
 */
export type Role = AccountRole | 'submitter' | 'reader' | 'consumer';

/** Who may call an operation: those with one of the roles, or anyone, signed in or not. */
export type Permission = 'anyone' | readonly Role[];

const administrator: readonly Role[] = ['administrator'];
const submitter: Permission = ['submitter'];
const curators: readonly Role[] = ['curator'];
const curationReaders: readonly Role[] = ['curator', 'auditor'];
const policyOfficer: readonly Role[] = ['policy-officer'];
const packReaders: readonly Role[] = ['policy-officer', 'auditor'];
const allAccounts: Permission = accountRoles;
const consumers: Permission = ['consumer', 'submitter', 'reader'];
const everyRole: Permission = [...accountRoles, ...consumers];

/** The rows. */
export const permissions: Readonly<Record<string, Permission>> = {
  getDescription: 'anyone',
  getProblemKind: 'anyone',
  issueToken: 'anyone',
  signIn: 'anyone',
  signedIn: 'anyone',
  getMe: allAccounts,
  signOut: allAccounts,
  revokeToken: 'anyone',
  getTokenKeySet: 'anyone',
  getServerMetadata: 'anyone',
  // A method that a path does not have: told to whoever is signed in.
  refuseMethod: everyRole,

  listApiRoots: allAccounts,
  getApiRoot: allAccounts,
  putApiRoot: administrator,
  deleteApiRoot: administrator,
  listAudiences: allAccounts,
  getAudience: allAccounts,
  putAudience: administrator,
  deleteAudience: administrator,
  listCollections: allAccounts,
  getCollection: allAccounts,
  putCollection: administrator,
  deleteCollection: administrator,
  listConsumers: allAccounts,
  getConsumer: allAccounts,
  putConsumer: administrator,
  deleteConsumer: administrator,

  listCredentials: administrator,
  getCredential: administrator,
  issueCredential: administrator,
  revokeCredential: administrator,
  listTokenKeys: administrator,
  rotateTokenKeys: administrator,

  listAccounts: [...administrator, 'auditor'],
  getAccount: [...administrator, 'auditor'],
  putAccount: administrator,
  deleteAccount: administrator,
  listAdminTokens: administrator,
  issueAdminToken: administrator,
  revokeAdminToken: administrator,

  assertLabels: curators,
  retractAssertion: curators,
  listAssertions: curationReaders,
  getAssertion: curationReaders,
  getObjectLabels: curationReaders,
  explainObject: curationReaders,
  listHolds: curationReaders,
  summarizeHolds: curationReaders,
  decideHolds: curators,
  listTextReviews: curationReaders,
  decideTextReviews: curators,

  listDeeds: [...administrator, 'auditor'],
  listDeliveries: [...administrator, 'auditor'],

  listPacks: packReaders,
  getPack: packReaders,
  getPackReport: packReaders,
  getPackMatrix: packReaders,
  diffPack: packReaders,
  addPack: policyOfficer,
  listActivationRequests: packReaders,
  getActivationRequest: packReaders,
  proposeActivation: policyOfficer,
  activatePack: policyOfficer,
  withdrawActivation: policyOfficer,
  listActivations: packReaders,
  listJobs: ['administrator', ...packReaders],
  previewLog: policyOfficer,

  listRecalls: curationReaders,
  getRecall: curationReaders,
  recallObjects: curators,
  listRecallRequests: curationReaders,
  getRecallRequest: curationReaders,
  decideRecallRequest: curators,
  listProposals: curationReaders,
  getProposal: curationReaders,
  decideProposal: curators,

  listOwnSubmissions: submitter,
  getOwnSubmission: submitter,
  submitAtDesk: submitter,
  listOwnObjects: submitter,
  getOwnObject: submitter,
  withdrawConsent: submitter,
  askRecall: submitter,
  listOwnRecallRequests: submitter,
  getOwnRecallRequest: submitter,
  listOwnRecalls: consumers,
  getOwnRecall: consumers,
  acknowledgeRecall: consumers,
  addEvidence: submitter,
  listOwnProposals: submitter,
  getOwnProposal: submitter,
};
