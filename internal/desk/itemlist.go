package desk

import "zwgk/internal/store"

// What lists are asked for and what they give, for those who do not know the
// store.
type (
	ItemFilter   = store.ItemFilter
	ItemPage     = store.ItemPage
	ItemRow      = store.ItemRow
	SearchResult = store.Result
)

// FoundItem is the kind of a search hit that is an item.
const FoundItem = store.FoundItem
