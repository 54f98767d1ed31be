/// A change to the store, described as a value.
///
/// A store runs an operation inside one transaction: either everything it did is durable when
/// ``Store/perform(_:)`` returns, or nothing of it happened. Because operations are values, one
/// operation can be made of others: its ``run(in:)`` calls theirs on the same transaction, and all
/// of them share one commit. A store may run an operation more than once before it commits (after
/// a rollback of its neighbours), so `run` has no effect but those on the transaction.
public protocol StoreOperation<Outcome>: Sendable {
  /// What the operation returns.
  associatedtype Outcome: Sendable

  /// What the operation is about, as far as is known before it runs; by default anything.
  var scope: OperationScope { get }
  /// What the operation publishes when that is all it does; by default `nil`.
  var publication: SolePublication<Outcome>? { get }

  /// Carries the operation out.
  ///
  /// - Throws: ``StoreError``; the transaction is then rolled back as a whole.
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome
}

extension StoreOperation {
  /// Anything.
  public var scope: OperationScope { .store }
  /// Nothing, or something else besides.
  public var publication: SolePublication<Outcome>? { nil }
}

/// What an operation can do to the store while its transaction is open.
public protocol StoreTransaction: QueueTransaction, BindingTransaction, IdentityTransaction,
  IdempotencyTransaction, SettingsTransaction, AdministrationTransaction, DeliveryTransaction,
  SampleTransaction
{
  /// The store's time, the same for the whole operation.
  var now: Timestamp { get }
}
