package archive

// Property is one of the four (四性) that a check looks at (DA/T 70-2018).
type Property string

// The four.
const (
	Authentic Property = "authentic" // 真实性
	Complete  Property = "complete"  // 完整性
	Usable    Property = "usable"    // 可用性
	Safe      Property = "safe"      // 安全性
)

// Rule is one thing that is looked at before a hand-over.
type Rule struct {
	Name     string // e.g. CODE-UNIQUE
	Property Property
	What     string // in a clerk's words
	Basis    string
	// Optional marks what may be left unlooked at: it is listed as 未检测, and the
	// rest decides. Nothing that says whether a file is whole, complete or clean
	// is optional.
	Optional bool
}

// Result is what a rule found in what was looked at.
type Result string

// The results. What could not be looked at is never a pass.
const (
	Passed    Result = "passed"
	Failed    Result = "failed"
	NotLooked Result = "not_looked" // 未检测, with why
)

// Finding is what a rule says of one piece, or of the whole.
type Finding struct {
	Rule    string `json:"rule"`
	Piece   string `json:"piece,omitempty"` // archival code, or title while it has none
	Message string `json:"message"`
}

// Line is a rule with its result.
type Line struct {
	Rule     Rule
	Result   Result
	Looked   int // pieces or files really looked at
	Of       int
	Findings []Finding
	Why      string // of NotLooked
}

// Facts are what a check is made from. Hashes holds what was really read: a
// digest that is missing there was not looked at.
type Facts struct {
	Scheme   Scheme
	Closings []Closing
	Pieces   []Piece
	Boxes    []Box
	// Sound says of every file that was read whether its bytes have the digest it
	// is named by.
	Sound map[string]bool
	// Opened says of every archive copy that was opened how many pages it has; -1
	// when it is no PDF/A that can be opened.
	Opened map[string]int
	// Encrypted says of every file that was looked at whether it asks for a
	// password.
	Encrypted map[string]bool
	// Virus is the result of the computer's own virus check as the clerk entered
	// it, "" when none was; Infected that it found something.
	Virus    string
	Infected bool
	// Carrier says of every file found on the disc or stick whether it belongs
	// to the hand-over, by name; nil when no carrier was looked at.
	Carrier map[string]bool
	// Formats are the kinds of file that may lie beside a copy, in lower case
	// without a dot; nil for LastingFormats.
	Formats []string
	// Logged reports that the log's chain was recounted and is whole; false also
	// when nobody recounted it, which is no pass either.
	Logged bool
}
