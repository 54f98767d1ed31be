/// Keeps everything durable: portals, credentials, bindings and queues.
///
/// Every store answers every operation and query alike; the conformance suite in
/// `RestanteTesting` says what that means.
public protocol Store: QueueReader, BindingReader, IdentityReader, SettingsReader,
  AdministrationReader, DeliveryReader, SampleReader
{
  /// The store's time, by which deadlines and ages are judged. It is the same for everybody who
  /// uses the store, whatever their own clocks say.
  var time: any TimeSource { get }
  /// Counts requests and operating time for the limits on both. What it counts need not outlive
  /// the process; nodes that share the store tell each other.
  var limits: any LimitLedger { get }

  /// Where to be told about changes to queues. The store posts after each commit that changed one,
  /// before or after its callers are answered.
  var activityFeed: QueueActivityFeed { get }

  /// Where to be told that handlers may have a turn. The store posts after each commit that gave
  /// some one.
  var deliveryFeed: DeliveryFeed { get }

  /// What the store could not do since it was opened.
  var failures: StoreFailures { get }

  /// Where somebody can have the store observed.
  var meter: StoreMeter { get }

  /// How busy the store is at this moment.
  var load: StoreLoad { get }

  /// The deepest queues of all portals, and sums. It takes as long as there are portals and queues.
  ///
  /// - Parameter limit: How many queues are told apart.
  func overview(queues limit: Int) async throws(StoreError) -> StoreOverview

  /// Runs an operation in one transaction and returns once it is durable.
  ///
  /// - Throws: ``StoreError``. Except for ``StoreError/Code/unknownOutcome`` nothing was changed.
  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome

  /// Makes sure that the store can take writes at this moment.
  ///
  /// - Throws: ``StoreError`` when it can not, or when something was found wrong before.
  func checkWritable() async throws(StoreError)

  /// Makes sure that there is space enough to take publications in.
  ///
  /// - Throws: ``StoreError``, with the code ``StoreError/Code/lowSpace`` when there is not.
  func checkSpace() async throws(StoreError)

  /// Does one short step of what a store needs from time to time, such as giving space back.
  ///
  /// - Returns: Whether there is more to do soon.
  func tidy() async throws(StoreError) -> Bool

  /// Looks whether everything stored is sound; notes among ``failures`` what is not. Slow.
  func checkIntegrity() async throws(StoreError)

  /// Finishes what was accepted and closes. Later calls fail with ``StoreError/Code/closed``.
  func close() async
}

extension Store {
  /// Nothing.
  public func tidy() async throws(StoreError) -> Bool { false }

  /// Nobody is busy.
  public var load: StoreLoad { StoreLoad() }

  /// Most stores see to that themselves.
  public func checkIntegrity() async throws(StoreError) {}
}
