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
    default: break
    }
    return changed as? Operation ?? operation
  }

  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    var query = query
    if flaw == .ignoresOffset { query.offset = 0 }
    return try await inner.listEvents(query)
  }
}
