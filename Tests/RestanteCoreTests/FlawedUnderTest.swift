import RestanteCore

import RestanteTesting

/// One way in which a store can be wrong.
enum Flaw: String, CaseIterable {
  case dropsLastOfBatch
  case reversesTies
  case ignoresOffset
  case failsUnderForeignProcessID
  case keepsBinding
  case forgetsTime
  case ignoresDepthLimit
  case restoresUnasked
  case forgetsThePlaceInHistory
  case retriesOneTooFew
}

/// The reference store with one flaw, to show that the comparison notices it.
struct FlawedUnderTest: StoreUnderTest {
  private let model = ModelUnderTest()
  private let flaw: Flaw

  init(_ flaw: Flaw) { self.flaw = flaw }

  var store: any Store { FlawedStore(inner: model.store, flaw: flaw) }

  func advance(milliseconds: Int64) async throws {
    let lost: Int64 = flaw == .forgetsTime ? 1_000 : 0
    try await model.advance(milliseconds: max(0, milliseconds - lost))
  }

  func reopen() async throws { try await model.reopen() }
}

/// Passes everything on, but one thing wrongly.
private struct FlawedStore: ForwardingStore {
  let inner: any Store
  let flaw: Flaw

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    try await inner.perform(flawed(operation))
  }

  private func flawed<Operation: StoreOperation>(_ operation: Operation) -> Operation {
    var changed: any StoreOperation = operation
    switch (flaw, operation) {
    case (.dropsLastOfBatch, var publish as PublishEvents) where publish.publications.count > 1:
      publish.publications.removeLast()
      changed = publish
    case (.reversesTies, var claim as ClaimEvents):
      claim.order.terms.append(.init(.id, descending: true))
      changed = claim
    case (.failsUnderForeignProcessID, var fail as FailEvents):
      fail.mode = .strict
      changed = fail
    case (.keepsBinding, var unbind as UnbindEvent):
      unbind.selection = .offline(connector: "never bound")
      changed = unbind
    case (.ignoresDepthLimit, var publish as PublishEvents):
      publish.mode = .strict
      changed = publish
    case (.restoresUnasked, var restore as RestoreEvents):
      restore.selection.ids = nil
      changed = restore
    case (.retriesOneTooFew, var retry as RetryDeadLetters):
      retry.limit = max(0, retry.limit - 999)
      changed = retry
    default: break
    }
    return changed as? Operation ?? operation
  }

  func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    var query = query
    if flaw == .forgetsThePlaceInHistory { query.after = nil }
    return try await inner.history(query)
  }

  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    var query = query
    if flaw == .ignoresOffset { query.offset = 0 }
    return try await inner.listEvents(query)
  }
}
