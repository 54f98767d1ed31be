/// What a claim or a second read looks for.
public struct RowSelection: Sendable {
  /// The claim whose rows are meant; ``ClaimRow/unclaimed`` for those that nobody holds.
  public var claim: ClaimRow
  /// The claim's process id.
  public var processID: ProcessID
  /// Whether failed events are wanted instead of others.
  public var isFailed: Bool
  /// Which events are wanted.
  public var filter: EventFilter
  /// Which come first.
  public var order: EventOrder
  /// The maximum number of rows to select.
  public var limit: Int
  /// How large what they carry may become.
  public var bounds: ReplyBounds
  /// Which of them may come together.
  public var admission = ClaimAdmission.everything

  /// What a claim looks for.
  init(_ operation: ClaimEvents) {
    self.claim = .unclaimed
    self.processID = .unclaimed
    self.isFailed = operation.wantsFailed
    self.filter = operation.filter
    self.order = operation.order
    self.limit = operation.limit
    self.bounds = operation.bounds
  }

  /// What a second read looks for among the rows of a claim.
  init(_ operation: ReadClaim, of claim: ClaimRow) {
    self.claim = claim
    self.processID = operation.processID
    self.isFailed = operation.wantsFailed
    self.filter = operation.filter
    self.order = operation.order
    self.limit = operation.limit
    self.bounds = operation.bounds
  }

  /// Whether it selects the head of the queue: neighbours, to be changed at one stroke.
  public var isHead: Bool {
    claim.number == 0 && filter.isEmpty && order == .claimDefault && !isFailed
  }
}

/// What was found.
public enum SelectedRows: Sendable {
  /// These rows, with what they carry.
  case rows([(row: EventRow, body: EventBody)])
  /// More than the bounds allow, which refuse it.
  case tooLarge
}
