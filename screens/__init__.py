"""Streamlit pages: shape and show what one investigation holds. No query, no threshold."""
