extension FanOut.Candidate {
  /// Reads application, public identifier, connector, whether the binding is offline, and what says
  /// whether the application may receive. What is not understood says that it may not.
  public init(_ reader: inout some RowReader) {
    self.init(
      application: reader.application(), clientID: reader.text(),
      standing: ApplicationStanding(), connector: reader.text(), isOffline: reader.flag())
    standing.isInstalled = reader.flag()
    standing.isActive = reader.flag()
    standing.payment = PaymentState(rawValue: reader.text()) ?? .required
    standing.removal = reader.optionalText().map { Removal(rawValue: $0) ?? .removing }
  }
}
