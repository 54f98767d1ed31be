import RestanteCore
import RestanteSQL

/// One operation's view of the writer's open transaction.
///
/// The rules of queues are those of ``QueueRows``; the extensions keep rows. Identities and
/// credentials are kept as ``SQLWriter`` does it.
struct SQLiteTransaction: StatementSource, SQLWriter {
  let now: Timestamp
  let state: WriterState
  /// What was found for the operation.
  var findings = Findings()

  var statements: StatementCache { state.statements }

  func execute(_ text: String, _ parameters: [SQLParameter]) throws(StoreError) -> Int {
    try sql(text).bind(parameters).run()
  }

  func execute(_ text: String, each parameters: [[SQLParameter]]) throws(StoreError) -> Int {
    var changed = 0
    for parameters in parameters { changed += try execute(text, parameters) }
    return changed
  }

  func write(_ text: String, each parameters: [[SQLParameter]]) throws(StoreError) {
    _ = try execute(text, each: parameters)
  }

  func identityChanged() { state.identityChanged = true }

  func receiversChanged() { state.candidates.removeAll() }

  func turnsChanged(on portal: PortalID) { state.deliveringPortals.insert(portal) }
}
