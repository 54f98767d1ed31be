import RestanteCore
import RestanteTesting

/// A store whose caller is cancelled, as when its client hangs up, once events were claimed.
struct HangingUpStore: ForwardingStore {
  let inner: any Store

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    let outcome = try await inner.perform(operation)
    if operation is ClaimEvents || operation is Idempotent<ClaimEvents> {
      withUnsafeCurrentTask { $0?.cancel() }
    }
    return outcome
  }
}
